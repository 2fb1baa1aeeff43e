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
    String spoken = spokenAgainst(project, now, arguments);
    arguments.add(span.first());
    arguments.add(span.last());
    String some =
        "SELECT u.task_id, CASE WHEN "
            + Labels.FREE
            + " THEN 1 ELSE 0 END AS free FROM ("
            + spoken
            + ") u JOIN label_age a ON a.task_id = u.task_id JOIN task t ON t.id = u.task_id"
            + " WHERE a.judged_at >= ? AND a.judged_at < ?";
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

  /** The tasks whose guideline or item changed, or that are past what is promised, each once. */
  private String spokenAgainst(Project project, Instant now, List<Object> arguments) {
    List<String> any = new ArrayList<>();
    any.add(
        "SELECT a.task_id FROM item_past x JOIN task t ON t.item_id = x.item_id"
            + " AND t.project_id = ? JOIN label_age a ON a.task_id = t.id AND x.until > a.judged_at");
    arguments.add(project.id);
    any.add("SELECT a.task_id FROM label_age a WHERE a.project_id = ? AND " + Labels.OF_GUIDELINE);
    arguments.add(project.id);
    Promise promise = project.policy().freshness();
    List<Slice> promised = new ArrayList<>(List.of(Slice.ALL));
    Limits.slices(promise).forEach(one -> promised.add(new Slice(one.name(), one.value())));
    for (Slice slice : promised) {
      Limits limits = Limits.of(promise, slice);
      if (limits.errorAfter() != null) {
        any.add(
            "SELECT o.task_id FROM label_age_slice o WHERE o.project_id = ? AND o.name = ?"
                + " AND o.slice = ? AND o.judged_at < ?");
        arguments.addAll(
            List.of(project.id, slice.name(), slice.value(), now.minus(limits.errorAfter())));
      }
    }
    return String.join(" UNION ", any);
  }
}
