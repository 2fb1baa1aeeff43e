// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import touchstone.feedback.Stream;
import touchstone.guideline.Guideline;
import touchstone.project.Project;
import touchstone.rater.Pool;
import touchstone.watch.Cause;
import touchstone.web.Refusal;

/**
 * Everything that an alarm's page shows.
 *
 * @param counts how many of the batch are there for which reason
 * @param items the first of the batch
 * @param pools those with experts first
 * @param guidelines those that ask the stream's question
 * @param chosen the guideline that is offered
 * @param comparison null while nothing is drafted
 * @param rows of it, where people contradict the stream first
 */
record AlarmView(
    Stream stream,
    Noticed noticed,
    Map<String, Long> counts,
    List<BatchItem> items,
    List<Choice> pools,
    List<Guideline> guidelines,
    String chosen,
    Project project,
    Comparison comparison,
    List<Comparison.Row> rows,
    AlarmForm form,
    Refusal refusal) {
  /** A pool, and how many of its members are experts. */
  record Choice(Pool pool, long experts) {}

  /** The overlap that is offered: one expert decides, of others it takes three. */
  public String overlap() {
    if (form.overlap() != null) {
      return form.overlap();
    }
    return !pools.isEmpty() && pools.get(0).experts() > 0 ? "1" : "3";
  }

  /** Before the change, and since. */
  public List<Evidence.Side> sides() {
    return List.of(noticed.evidence().before(), noticed.evidence().after());
  }

  /** What it may turn out to be. */
  public List<String> causes() {
    return Arrays.stream(Cause.values()).map(Cause::word).toList();
  }

  public boolean more() {
    return comparison != null && rows.size() < comparison.rows().size();
  }

  /** What the figures point to, as a word for messages. */
  public String points() {
    return comparison.points() == null ? "none" : comparison.points();
  }

  /** Whether people labelled enough for a figure to mean anything. */
  public boolean enough() {
    return comparison.labelled() >= Comparison.ENOUGH;
  }

  public double share() {
    return comparison.items() == 0 ? 0 : comparison.labelled() / (double) comparison.items();
  }
}
