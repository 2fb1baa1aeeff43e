// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.project.Promise;

/**
 * Counts the labels that something speaks against: the guideline's meaning changed, the item did,
 * an age is past what is promised, or feedback says otherwise. Drift is a matter of slices, not of
 * labels, and is not counted here.
 */
@ApplicationScoped
class Outdated {
  private final Sql sql;
  private final Labels labels;

  Outdated(Sql sql, Labels labels) {
    this.sql = sql;
    this.labels = labels;
  }

  /**
   * How many of each slice, and how many of the project could be made again now.
   *
   * @param bySlice all of the project under {@link Slice#ALL}
   */
  record Count(Map<Slice, Long> bySlice, long free) {
    long of(Slice slice) {
      return bySlice.getOrDefault(slice, 0L);
    }
  }

  /** Of the labels judged in a span of time. */
  Count of(Project project, Span span, Instant now) {
    Set<UUID> disputed = labels.disputed(project);
    List<Object> arguments = new ArrayList<>();
    arguments.add(project.id);
    arguments.add(labels.meaning(project));
    String stale = stale(project.policy().freshness(), now, arguments);
    arguments.add(span.first());
    arguments.add(span.last());
    String some =
        "SELECT a.task_id, CASE WHEN "
            + Labels.FREE
            + " THEN 1 ELSE 0 END AS free FROM label_age a JOIN task t ON t.id = a.task_id"
            + " WHERE a.project_id = ? AND ("
            + Labels.OF_GUIDELINE
            + " OR "
            + Labels.OF_ITEM
            + " OR "
            + stale
            + ") AND a.judged_at >= ? AND a.judged_at < ?";
    Map<Slice, Long> bySlice = new HashMap<>();
    long[] free = new long[1];
    sql.list(
        row -> {
          Slice slice = new Slice(row.getString("name"), row.getString("slice"));
          bySlice.put(slice, row.getLong("labels"));
          if (slice.equals(Slice.ALL)) {
            free[0] = row.getLong("free");
          }
          return slice;
        },
        "SELECT o.name, o.slice, COUNT(*) AS labels, SUM(x.free) AS free FROM ("
            + some
            + ") x JOIN label_age_slice o ON o.task_id = x.task_id GROUP BY o.name, o.slice",
        arguments.toArray());
    if (!disputed.isEmpty()) {
      disputed(project, disputed, span, now, bySlice, free);
    }
    return new Count(bySlice, free[0]);
  }

  /** Adds those against which feedback alone speaks. */
  private void disputed(
      Project project,
      Set<UUID> disputed,
      Span span,
      Instant now,
      Map<Slice, Long> bySlice,
      long[] free) {
    Promised promise = new Promised(project.policy().freshness());
    for (Label label : labels.of(project, disputed)) {
      boolean known =
          label.ofGuideline() || label.ofItem() || promise.broken(label, label.age(now));
      if (!known && span.holds(label.judgedAt())) {
        free[0]++;
        bySlice.merge(Slice.ALL, 1L, Long::sum);
        label.slices().forEach(slice -> bySlice.merge(slice, 1L, Long::sum));
      }
    }
  }

  /** Labels a past what is promised of the project or of a slice of theirs. */
  private static String stale(Promise promise, Instant now, List<Object> arguments) {
    Limits all = Limits.of(promise, Slice.ALL);
    List<String> any = new ArrayList<>();
    if (all.errorAfter() != null) {
      any.add("a.judged_at < ?");
      arguments.add(now.minus(all.errorAfter()));
    }
    StringBuilder cases = new StringBuilder();
    for (Promise.OfSlice one : Limits.slices(promise)) {
      Limits limits = Limits.of(promise, new Slice(one.name(), one.value()));
      if (limits.errorAfter() != null) {
        cases.append(" WHEN c.name = ? AND c.slice = ? THEN CAST(? AS TIMESTAMP WITH TIME ZONE)");
        arguments.addAll(List.of(one.name(), one.value(), now.minus(limits.errorAfter())));
      }
    }
    if (!cases.isEmpty()) {
      any.add(
          "EXISTS (SELECT 1 FROM item_slice c WHERE c.item_id = t.item_id AND a.judged_at < CASE"
              + cases
              + " END)");
    }
    return any.isEmpty() ? "FALSE" : String.join(" OR ", any);
  }
}
