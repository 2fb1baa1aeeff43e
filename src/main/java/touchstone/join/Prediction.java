// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/**
 * What a model said of a key at a time.
 *
 * @param keyHash 128 bits of SHA-256 over the key
 * @param contentHash over everything the sender wrote, which settles a draw
 * @param score of the positive label, mostly in [0,1]; null where none was sent
 * @param weight how many predictions this one stands for, where the sender sampled
 * @param features a JSON object as text, or null
 */
public record Prediction(
    String key,
    UUID keyHash,
    long contentHash,
    Instant at,
    Instant receivedAt,
    Double score,
    String model,
    double weight,
    Double propensity,
    Map<String, String> slices,
    String features) {
  /** The one that counts stands first: the earliest, then the smallest hash. */
  public static final Comparator<Prediction> COUNTS_FIRST =
      Comparator.comparing(Prediction::at).thenComparingLong(Prediction::contentHash);
}
