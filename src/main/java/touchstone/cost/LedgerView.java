// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.ledger.Entry;
import touchstone.ledger.Purpose;
import touchstone.project.Project;

/**
 * What the page of a ledger shows.
 *
 * @param day the one day looked at, or null
 * @param rater the one participant looked at, or null, and its name
 * @param next the entry that older ones follow, or null where this is the last page
 * @param names of raters that an entry may be booked for
 */
record LedgerView(
    Project project,
    String day,
    String rater,
    String name,
    List<Entry> entries,
    String next,
    List<String> names) {

  public List<String> kinds() {
    return LedgerPages.kinds();
  }

  public List<String> purposes() {
    return Arrays.stream(Purpose.values()).map(Purpose::word).toList();
  }

  /** The rest of the address of the next page. */
  public String older() {
    return (day == null ? "" : "day=" + day + "&")
        + (rater == null ? "" : "rater=" + rater + "&")
        + "before="
        + next;
  }

  public String currency() {
    return entries.isEmpty() ? "EUR" : entries.get(0).amount().currency();
  }

  /** Looks up of whom entries are. */
  @ApplicationScoped
  static class Choosing {
    private final Sql sql;

    Choosing(Sql sql) {
      this.sql = sql;
    }

    String name(UUID participant) {
      return sql.first(
              row -> row.getString("rater"),
              "SELECT COALESCE(r.name, CAST(q.id AS VARCHAR)) AS rater FROM participant q"
                  + " LEFT JOIN rater r ON r.id = q.rater_id WHERE q.id = ?",
              participant)
          .orElse(participant.toString());
    }

    List<String> names(Project project) {
      return sql.list(
          row -> row.getString("name"),
          "SELECT r.name FROM participant q JOIN rater r ON r.id = q.rater_id"
              + " WHERE q.project_id = ? ORDER BY r.name LIMIT 1000",
          project.id);
    }
  }
}
