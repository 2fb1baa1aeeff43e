// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Money;
import touchstone.base.Sql;

/**
 * A line of the ledger, as it is given out.
 *
 * @param rater the rater's name, or the participant's id once forgotten; null for a cost of nobody
 * @param millis the time paid for, by the hour, in milliseconds; else null
 * @param reverses the entry that this one takes back, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
    UUID entry,
    Instant at,
    String project,
    String rater,
    String kind,
    String purpose,
    Money amount,
    Long millis,
    UUID judgement,
    UUID reverses,
    String note) {

  /** What {@link #from} reads, of an entry e, its project p, its participant q and that rater r. */
  static final String COLUMNS =
      "e.*, p.slug, CASE WHEN e.participant_id IS NULL THEN NULL ELSE"
          + " COALESCE(r.name, CAST(e.participant_id AS VARCHAR)) END AS rater"
          + " FROM ledger_entry e JOIN project p ON p.id = e.project_id"
          + " LEFT JOIN participant q ON q.id = e.participant_id"
          + " LEFT JOIN rater r ON r.id = q.rater_id";

  static Entry from(ResultSet row) throws SQLException {
    return new Entry(
        Sql.id(row, "id"),
        Sql.instant(row, "at"),
        row.getString("slug"),
        row.getString("rater"),
        row.getString("kind"),
        row.getString("purpose"),
        new Money(row.getLong("grains"), row.getString("currency")),
        Sql.longOrNull(row, "millis"),
        Sql.id(row, "judgement_id"),
        Sql.id(row, "reverses"),
        row.getString("note"));
  }
}
