// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a run keeps of how one question was resolved.
 *
 * @param calibration null where the method has no posterior
 * @param copies names of raters who answer as one, group by group
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LearnedOf(
    String question,
    String method,
    int iterations,
    List<String> remarks,
    Calibration calibration,
    List<List<String>> copies) {

  static LearnedOf of(Learned learned) {
    return new LearnedOf(
        learned.question(),
        learned.method().name(),
        learned.iterations(),
        learned.remarks(),
        learned.calibration(),
        learned.copies());
  }
}
