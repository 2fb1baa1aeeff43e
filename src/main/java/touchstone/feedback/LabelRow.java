// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import java.time.Instant;
import java.util.Map;
import touchstone.join.Label;
import touchstone.join.Prediction;

/** One label of a stream as it is given out. */
public record LabelRow(
    String key,
    String label,
    String state,
    int revision,
    Instant at,
    Instant predictedAt,
    Double score,
    double weight,
    Map<String, String> slices,
    String model,
    Double propensity,
    String outcome,
    int policyVersion) {
  static LabelRow of(Prediction prediction, Label label, double weight, int policyVersion) {
    return new LabelRow(
        prediction.key(),
        label.label(),
        label.state().word(),
        label.revision(),
        label.at(),
        prediction.at(),
        prediction.score(),
        weight,
        prediction.slices(),
        prediction.model(),
        prediction.propensity(),
        label.outcome(),
        policyVersion);
  }
}
