// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Database;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.base.Stale;

/**
 * The parts of budgets, each with a bound that a CHECK holds what is used of it to. Money is taken
 * of any part that has it, so that raters do not wait for each other; where none alone has enough,
 * what is free is gathered into one. A ninth part is for answers that come late.
 */
@ApplicationScoped
class BudgetParts {
  /** The number of the part for late answers. */
  static final int LATE = 8;

  private static final String OF_SPAN = " WHERE project_id = ? AND span = ?";

  private final Sql sql;
  private final Database database;

  BudgetParts(Sql sql, Database database) {
    this.sql = sql;
    this.database = database;
  }

  /** A part as it was when it was read. */
  record Part(int number, long bound, long used) {
    long free() {
      return bound - used;
    }
  }

  /** What a span was bounded to in all; -1 where it has no parts yet. */
  long bound(UUID project, String span) {
    return sql.first(
            row -> row.getLong("grains"), "SELECT grains FROM budget" + OF_SPAN, project, span)
        .orElse(-1L);
  }

  private List<Part> read(UUID project, String span, String lock) {
    return sql.list(
        row -> new Part(row.getInt("number"), row.getLong("bound"), row.getLong("used")),
        "SELECT number, bound, used FROM budget_part" + OF_SPAN + " ORDER BY number" + lock,
        project,
        span);
  }

  /** Uses so much of a part, if it still has it. */
  boolean use(UUID project, String span, int number, long grains) {
    return sql.update(
            "UPDATE budget_part SET used = used + ?"
                + OF_SPAN
                + " AND number = ? AND bound - used >= ?",
            grains,
            project,
            span,
            number,
            grains)
        == 1;
  }

  /**
   * Uses so much of any part but that for late answers, passing over those that others hold: who
   * waited for one could be waited for.
   */
  boolean useAny(UUID project, String span, long grains) {
    return any(project, span, " AND number < " + LATE + " AND bound - used >= ?", grains)
        .map(number -> use(project, span, number, grains))
        .orElse(false);
  }

  private Optional<Integer> any(UUID project, String span, String which, long grains) {
    return sql.first(
        row -> row.getInt("number"),
        "SELECT number FROM budget_part"
            + OF_SPAN
            + which
            + " ORDER BY RANDOM() LIMIT 1"
            + (database.postgresql() ? " FOR UPDATE SKIP LOCKED" : ""),
        project,
        span,
        grains);
  }

  /**
   * Gathers what is free in parts that nobody holds into one of them and uses of it as often as it
   * goes, up to so many times.
   */
  int gathered(UUID project, String span, long price, int times) {
    // One row of a project is all that is ever waited for, whatever the span.
    sql.list(row -> 1, "SELECT grains FROM budget" + OF_SPAN + " FOR UPDATE", project, Budgets.ALL);
    List<Part> parts =
        read(project, span, database.postgresql() ? " FOR UPDATE SKIP LOCKED" : " FOR UPDATE")
            .stream()
            .filter(part -> part.number() < LATE)
            .toList();
    long free = parts.stream().mapToLong(Part::free).sum();
    int had = (int) Math.min(times, free / price);
    if (had == 0) {
      return 0;
    }
    List<Object[]> rows = new ArrayList<>();
    for (Part part : parts) {
      boolean first = rows.isEmpty();
      rows.add(
          new Object[] {
            part.used() + (first ? free : 0),
            part.used() + (first ? had * price : 0),
            project,
            span,
            part.number()
          });
    }
    sql.batch("UPDATE budget_part SET bound = ?, used = ?" + OF_SPAN + " AND number = ?", rows);
    return had;
  }

  /** Takes so much off what is used, of whatever part; nothing where the span has no parts. */
  void giveBack(UUID project, String span, long grains) {
    if (grains == 0) {
      return;
    }
    boolean given =
        any(project, span, " AND used >= ?", grains)
            .map(number -> unuse(project, span, number, grains))
            .orElse(false);
    if (!given && bound(project, span) >= 0) {
      bitByBit(project, span, grains);
    }
  }

  private boolean unuse(UUID project, String span, int number, long grains) {
    return sql.update(
            "UPDATE budget_part SET used = used - ?" + OF_SPAN + " AND number = ? AND used >= ?",
            grains,
            project,
            span,
            number,
            grains)
        == 1;
  }

  private void bitByBit(UUID project, String span, long grains) {
    long left = grains;
    for (Part part : read(project, span, " FOR UPDATE")) {
      long bit = Math.min(left, part.used());
      if (bit > 0) {
        unuse(project, span, part.number(), bit);
        left -= bit;
      }
    }
    if (left > 0) {
      throw new Stale("budget");
    }
  }

  /**
   * Whether the span's parts are this caller's to make. Who asks while another makes them waits
   * until they are there, and then has nothing to make.
   */
  boolean toMake(UUID project, String span, Money bound) {
    forgetOther(project, span, bound.grains());
    return sql.update(
            "INSERT INTO budget (project_id, span, grains, currency) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            project,
            span,
            bound.grains(),
            bound.currency())
        == 1;
  }

  /** Removes a span that is bounded to something else. */
  private void forgetOther(UUID project, String span, long bound) {
    boolean other =
        sql.first(
                row -> row.getLong("grains") != bound,
                "SELECT grains FROM budget" + OF_SPAN + " FOR UPDATE",
                project,
                span)
            .orElse(false);
    if (other) {
      sql.update("DELETE FROM budget_part" + OF_SPAN, project, span);
      sql.update("DELETE FROM budget" + OF_SPAN, project, span);
    }
  }

  /**
   * Makes the parts of a span.
   *
   * @param used what is used already; where it is more than the bound nothing more is to be had
   * @param late how many grains are kept for late answers
   */
  void make(UUID project, String span, long bound, long used, long late) {
    long taken = Math.max(0, used);
    long free = Math.max(0, bound - taken);
    long kept = Math.min(late, free);
    List<Object[]> rows = new ArrayList<>();
    for (int number = 0; number < LATE; number++) {
      long share = (free - kept) / LATE + (number < (free - kept) % LATE ? 1 : 0);
      long own = number == 0 ? taken : 0;
      rows.add(new Object[] {project, span, number, own + share, own});
    }
    rows.add(new Object[] {project, span, LATE, kept, 0L});
    sql.batch(
        "INSERT INTO budget_part (project_id, span, number, bound, used) VALUES (?, ?, ?, ?, ?)",
        rows);
  }

  /** Removes all parts of a project; they are made anew when they are needed. */
  void forget(UUID project) {
    sql.update("DELETE FROM budget_part WHERE project_id = ?", project);
    sql.update("DELETE FROM budget WHERE project_id = ?", project);
  }

  /** What is used of each span that has parts. */
  Map<String, Long> used(UUID project) {
    Map<String, Long> used = new HashMap<>();
    sql.list(
        row -> used.put(row.getString("span"), row.getLong("used")),
        "SELECT span, SUM(used) AS used FROM budget_part WHERE project_id = ? GROUP BY span",
        project);
    return used;
  }
}
