// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.rater.Rate;
import touchstone.rater.Rates;

/** What it costs to make a label again: the judgements wanted of a task, at the pool's rate. */
@ApplicationScoped
class Prices {
  private final Sql sql;
  private final Rates rates;

  Prices(Sql sql, Rates rates) {
    this.sql = sql;
    this.rates = rates;
  }

  /**
   * The price of one label, or null where the pool pays nothing, or pays by the hour and no time
   * was counted yet: the median of the raters' median active times is what a judgement takes.
   */
  Money ofLabel(Project project) {
    Rate rate = rates.now(project.poolId, project.id);
    if (rate == null) {
      return null;
    }
    if (!rate.byTheHour()) {
      return rate.money().times(project.policy().wanted());
    }
    long millis =
        sql.number(
            "SELECT COALESCE(CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x.median) AS BIGINT),"
                + " 0) FROM (SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY j.active_millis)"
                + " AS median FROM participant p JOIN judgement j ON j.participant_id = p.id"
                + " WHERE p.project_id = ? AND j.active_millis IS NOT NULL GROUP BY p.id) x",
            project.id);
    return millis == 0 ? null : rate.money().forMillis(millis).times(project.policy().wanted());
  }
}
