// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.util.Comparator;
import touchstone.watch.SliceAlarm;

/**
 * An alarm as pages show it.
 *
 * @param slice what it is about, in words
 * @param batch what people are to label because of it; null where nothing is drafted
 * @param labelled of its items, those that people agree on
 */
record Noticed(SliceAlarm alarm, String slice, SliceBatch batch, int items, int labelled) {
  /** Worst first: no news at all, then lost or broken records, then what is wrong with labels. */
  static final Comparator<Noticed> WORST =
      Comparator.comparingDouble(Noticed::weight)
          .reversed()
          .thenComparing(one -> one.alarm().id(), Comparator.reverseOrder());

  /** The kind as a word for messages. */
  public String word() {
    return alarm.kind().replace("-", "");
  }

  public Evidence evidence() {
    return new Evidence(alarm.evidence());
  }

  /** Whether it is about labels, so that people can look at them. */
  public boolean ofLabels() {
    return SliceBatches.ofLabels(alarm);
  }

  /** How far it is: traffic, drafting, drafted, labelling, labelled or closed. */
  public String stage() {
    if (!alarm.open()) {
      return "closed";
    }
    if (!ofLabels()) {
      return "traffic";
    }
    if (batch == null) {
      return "drafting";
    }
    if (batch.project() == null) {
      return "drafted";
    }
    return labelled < items ? "labelling" : "labelled";
  }

  private double weight() {
    Evidence evidence = evidence();
    return switch (alarm.kind()) {
      case "silence" -> 100;
      case "bad-data" -> 90;
      case "volume-down" -> 80;
      case "ranking" -> 10 + 50 * fall(evidence.before().auc(), evidence.after().auc());
      case "rate-up", "rate-down" ->
          10 + 50 * Math.abs(fall(evidence.before().positives(), evidence.after().positives()));
      default -> 0;
    };
  }

  private static double fall(Double before, Double after) {
    return before == null || after == null ? 0 : before - after;
  }
}
