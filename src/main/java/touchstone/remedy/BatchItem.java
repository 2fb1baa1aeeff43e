// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.time.Instant;
import java.util.UUID;

/**
 * One prediction of a batch.
 *
 * @param reason worst: its label is far from its score; random: any other of the slice; elsewhere:
 *     any other of the stream, to compare with
 * @param score what the model said
 * @param label what the stream said when the batch was drafted
 */
public record BatchItem(
    UUID keyHash, String key, String reason, Double score, String label, Instant predictedAt) {
  public static final String WORST = "worst";
  public static final String RANDOM = "random";
  public static final String ELSEWHERE = "elsewhere";

  /** Whether it is of the slice of the alarm. */
  public boolean inSlice() {
    return !reason.equals(ELSEWHERE);
  }
}
