// SPDX-License-Identifier: Apache-2.0
package touchstone.burden;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What one question cost people in one version of the guideline; shares are null where there is
 * nothing to take them of.
 *
 * @param judgements that stand and answer the question
 * @param medianMillis active time on the question, in milliseconds; null where none was kept
 * @param skipRate skips of the version's items, of skips and judgements together
 * @param undoRate answers taken back, of those sent
 * @param changeRate judgements whose answer to the question is another than one sent before
 * @param guidelineRate judgements over which the guideline was opened
 * @param clarityThreads questions and doubts told to the lead, for each judgement
 * @param trouble the five together, by which the worst comes first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Burden(
    String question,
    int guidelineVersion,
    long judgements,
    Long medianMillis,
    Double skipRate,
    Double undoRate,
    Double changeRate,
    Double guidelineRate,
    Double clarityThreads,
    double trouble) {

  static Burden of(
      String question,
      int guidelineVersion,
      long judgements,
      Long medianMillis,
      Double skipRate,
      Double undoRate,
      Double changeRate,
      Double guidelineRate,
      Double clarityThreads) {
    return new Burden(
        question,
        guidelineVersion,
        judgements,
        medianMillis,
        skipRate,
        undoRate,
        changeRate,
        guidelineRate,
        clarityThreads,
        Stream.of(skipRate, undoRate, changeRate, guidelineRate, clarityThreads)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sum());
  }

  /** The median in seconds, or null. */
  public Double seconds() {
    return medianMillis == null ? null : Double.valueOf(medianMillis / 1000.0);
  }
}
