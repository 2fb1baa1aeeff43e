// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import touchstone.base.Sql;
import touchstone.project.Cover;
import touchstone.project.Policy;
import touchstone.project.Project;

/**
 * Whether the groups that tasks should have can give what is asked of them, said before a project
 * is launched. Of a group of less than ten it is not said how many there are.
 */
@ApplicationScoped
class CoverReach {
  private static final int FEWEST_SHOWN = 10;

  private final Sql sql;
  private final Covers covers;

  CoverReach(Sql sql, Covers covers) {
    this.sql = sql;
    this.covers = covers;
  }

  /**
   * One group.
   *
   * @param least judgements of it that each task should have
   * @param members raters of the pool in it, null for fewer than ten
   * @param fewer than so many there are, where members is null
   * @param tasks how many judgements that is in all
   * @param each how many each member would have to give, were there as many as there may be
   * @param enough whether ten members or more are there and caps let them give as many
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Group(
      String value, int least, Integer members, int fewer, long tasks, long each, boolean enough) {}

  /** The groups of the policy's cover; none where there is no cover. */
  List<Group> of(Project project, Policy policy) {
    Cover cover = policy.routing() == null ? null : policy.routing().cover();
    if (cover == null) {
      return List.of();
    }
    Map<String, Integer> members = covers.members(project, cover.trait());
    long tasks = sql.number("SELECT items FROM dataset WHERE id = ?", project.datasetId);
    Integer cap = policy.caps() == null ? null : policy.caps().total();
    return cover.groups().entrySet().stream()
        .map(
            group -> {
              int here = members.getOrDefault(group.getKey(), 0);
              boolean shown = here >= FEWEST_SHOWN;
              long wanted = tasks * group.getValue();
              long each = ceiling(wanted, shown ? here : FEWEST_SHOWN - 1);
              boolean enough = shown && (cap == null || each <= cap);
              return new Group(
                  group.getKey(),
                  group.getValue(),
                  shown ? here : null,
                  FEWEST_SHOWN,
                  wanted,
                  each,
                  enough);
            })
        .toList();
  }

  private static long ceiling(long number, long by) {
    return (number + by - 1) / by;
  }
}
