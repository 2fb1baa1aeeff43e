// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Sql;

/**
 * What pools pay: each rate holds from a time on, until another of the same reach does; none is
 * ever changed. A rate of a kind of rater goes before one of all, one of a project before one of
 * the pool. Models, rules and streams cost nothing unless their kind has a rate.
 */
@ApplicationScoped
@Transactional
public class Rates {
  private static final String CARDS =
      "(SELECT id, project_id, kind, per, grains, currency, valid_from FROM rate_card"
          + " WHERE pool_id = ? UNION ALL SELECT id, NULL, NULL, rate_per,"
          + " CAST(rate_amount * 10000 AS BIGINT), rate_currency, created_at FROM pool"
          + " WHERE id = ? AND rate_per IS NOT NULL) c";

  private final Sql sql;

  Rates(Sql sql) {
    this.sql = sql;
  }

  /** In SQL: whether anything is paid for work in a project p. */
  public static final String PAYS =
      "(EXISTS (SELECT 1 FROM pool o WHERE o.id = p.pool_id AND o.rate_per IS NOT NULL)"
          + " OR EXISTS (SELECT 1 FROM rate_card c WHERE c.pool_id = p.pool_id))";

  /** In SQL: whether any of it is by the hour. */
  public static final String BY_THE_HOUR =
      "(EXISTS (SELECT 1 FROM pool o WHERE o.id = p.pool_id AND o.rate_per = 'hour')"
          + " OR EXISTS (SELECT 1 FROM rate_card c WHERE c.pool_id = p.pool_id"
          + "   AND c.per = 'hour'))";

  /** What a rater of a kind is paid in a project of the pool at a time, if anything. */
  public Optional<RateCard> at(UUID pool, UUID project, RaterKind kind, Instant at) {
    String word = kind.word();
    return sql.first(
        Rates::card,
        "SELECT * FROM "
            + CARDS
            + " WHERE c.valid_from <= ? AND (c.project_id IS NULL OR c.project_id = ?)"
            + " AND (c.kind = ? OR c.kind IS NULL AND CAST(? AS BOOLEAN))"
            + " ORDER BY CASE WHEN c.kind IS NULL THEN 1 ELSE 0 END,"
            + " CASE WHEN c.project_id IS NULL THEN 1 ELSE 0 END, c.valid_from DESC, c.id DESC"
            + " LIMIT 1",
        pool,
        pool,
        at,
        project,
        word,
        kind.person());
  }

  /** What people are paid by the pool now, or null; in one of its projects where one is named. */
  public Rate now(UUID pool, UUID project) {
    return at(pool, project, RaterKind.GENERALIST, Instant.now())
        .map(RateCard::asRate)
        .orElse(null);
  }

  /** All that the pool ever paid and will pay, the newest first. */
  public List<RateCard> of(UUID pool) {
    return sql.list(
        Rates::card,
        "SELECT * FROM " + CARDS + " ORDER BY c.valid_from DESC, c.id DESC",
        pool,
        pool);
  }

  /**
   * Pays by another rate from a time on, not before now.
   *
   * @param project the one project it is for, or null for all
   * @param kind the one kind it is for, or null for all people
   * @param from null for now
   */
  public RateCard set(UUID pool, UUID project, RaterKind kind, Rate rate, Instant from, UUID by) {
    Rate checked = Rate.checked("", rate);
    Instant now = Instant.now();
    if (from != null && from.isBefore(now.minusSeconds(60))) {
      throw Problem.refusedField("validFrom", "must not lie behind: what was earned stays earned");
    }
    RateCard card =
        new RateCard(
            Ids.next(),
            project,
            kind,
            checked.byTheHour(),
            checked.money(),
            from == null ? now : from);
    sql.update(
        "INSERT INTO rate_card (id, pool_id, project_id, kind, per, grains, currency, valid_from,"
            + " created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?)",
        card.id(),
        pool,
        project,
        kind == null ? null : kind.word(),
        card.per(),
        card.rate().grains(),
        card.rate().currency(),
        card.validFrom(),
        by);
    return card;
  }

  private static RateCard card(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return new RateCard(
        Sql.id(row, "id"),
        Sql.id(row, "project_id"),
        kind == null ? null : RaterKind.of("kind", kind),
        row.getString("per").equals(Rate.HOUR),
        new Money(row.getLong("grains"), row.getString("currency")),
        Sql.instant(row, "valid_from"));
  }
}
