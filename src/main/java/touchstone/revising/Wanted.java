// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import java.util.List;
import java.util.Objects;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;

/**
 * What a lead wants done about labels that a change outdated.
 *
 * @param kind relabel, sample or accept
 * @param sample how many labels are judged anew first; null unless it is a sample
 * @param note why the labels may stay; needed to accept
 */
record Wanted(String kind, Integer sample, String note) {
  static final String RELABEL = "relabel";
  static final String SAMPLE = "sample";
  static final String ACCEPT = "accept";
  static final int USUAL = 50;
  private static final int MOST = 5_000;
  private static final List<String> KINDS = List.of(RELABEL, SAMPLE, ACCEPT);

  /** Checked; null where no remedy is named. */
  static Wanted of(String kind, Integer sample, String note) {
    if (kind == null) {
      if (sample != null) {
        throw Problem.refusedField(SAMPLE, "belongs to the remedy sample");
      }
      return null;
    }
    if (!KINDS.contains(kind)) {
      throw Problem.refusedField("remedy", "must be one of " + String.join(", ", KINDS));
    }
    if (!kind.equals(SAMPLE)) {
      String why = Required.optionalText("note", note, 2000);
      if (kind.equals(ACCEPT) && why == null) {
        throw Problem.refusedField(
            "note", "must say why the labels may stay", Reason.of("revising_fault_note"));
      }
      return new Wanted(kind, null, why);
    }
    int labels = sample == null ? USUAL : sample;
    if (labels < 1 || labels > MOST) {
      throw Problem.notBetween(SAMPLE, 1, MOST);
    }
    return new Wanted(kind, labels, Required.optionalText("note", note, 2000));
  }

  boolean accepts() {
    return kind.equals(ACCEPT);
  }

  /** Whether a remedy is what is wanted here. */
  boolean same(Remedy remedy) {
    return kind.equals(remedy.kind())
        && Objects.equals(sample, remedy.sample())
        && Objects.equals(note, remedy.note());
  }
}
