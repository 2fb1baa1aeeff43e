// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import touchstone.base.Money;
import touchstone.base.Sql;

/** What each project spent, has set aside and owes, in units of the currency, for Prometheus. */
@ApplicationScoped
class CostMeters {
  private static final Logger LOG = Logger.getLogger(CostMeters.class);

  private final Sql sql;
  private final MultiGauge money;

  CostMeters(Sql sql, MeterRegistry registry) {
    this.sql = sql;
    this.money =
        MultiGauge.builder("touchstone.cost")
            .description("Money of a project by what it is: spent, committed or owed")
            .register(registry);
  }

  @Scheduled(
      every = "${touchstone.health.every:5m}",
      delayed = "55s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    try {
      List<MultiGauge.Row<?>> rows = new ArrayList<>();
      rows.addAll(rows("spent", "ledger_entry", " WHERE e.kind <> 'paid'"));
      rows.addAll(rows("committed", "ledger_hold", ""));
      rows.addAll(rows("owed", "ledger_owed", ""));
      money.register(rows, true);
    } catch (RuntimeException away) {
      LOG.warnf("Costs could not be told: %s", away.getMessage());
    }
  }

  private List<MultiGauge.Row<?>> rows(String what, String table, String where) {
    return sql.list(
        row ->
            MultiGauge.Row.of(
                Tags.of(
                    "project", row.getString("slug"),
                    "what", what,
                    "currency", row.getString("currency")),
                new Money(row.getLong("grains"), row.getString("currency")).units()),
        "SELECT p.slug, e.currency, SUM(e.grains) AS grains FROM "
            + table
            + " e JOIN project p ON p.id = e.project_id"
            + where
            + " GROUP BY p.slug, e.currency");
  }
}
