// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * What was seen to happen to a key at a time.
 *
 * @param eventHash over the event's id where it has one, else over everything the sender wrote
 * @param contentHash over everything the sender wrote, which settles a draw
 * @param amount the number that came with it, such as a rating; null for none
 */
public record Outcome(
    UUID keyHash,
    UUID eventHash,
    long contentHash,
    String type,
    Double amount,
    Instant at,
    Instant receivedAt) {
  /** Of two with one id the earlier counts, then the one with the smaller hash. */
  static final Comparator<Outcome> COUNTS_FIRST =
      Comparator.comparing(Outcome::at).thenComparingLong(Outcome::contentHash);

  /** The order in which a store came to know of them. */
  static final Comparator<Outcome> AS_RECEIVED =
      Comparator.comparing(Outcome::receivedAt)
          .thenComparing(Outcome::at)
          .thenComparing(Outcome::eventHash)
          .thenComparingLong(Outcome::contentHash);
}
