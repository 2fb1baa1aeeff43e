// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import touchstone.base.Sql;

/**
 * What a rater said against a step in a pool, and what was answered.
 *
 * @param upheld null until it is answered
 * @param alone whether it is open and no lead is left who is not a party to it
 */
public record StepAppeal(
    String text,
    Instant openedAt,
    Instant answeredAt,
    Boolean upheld,
    String reason,
    boolean alone) {
  public boolean open() {
    return answeredAt == null;
  }

  /** Null where none was said. */
  static StepAppeal of(ResultSet row) throws SQLException {
    String text = row.getString("appeal");
    if (text == null) {
      return null;
    }
    Instant answered = Sql.instant(row, "answered_at");
    return new StepAppeal(
        text,
        Sql.instant(row, "appealed_at"),
        answered,
        answered == null ? null : Boolean.valueOf(row.getBoolean("upheld")),
        row.getString("answer"),
        answered == null && row.getBoolean("alone"));
  }
}
