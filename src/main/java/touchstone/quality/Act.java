// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a rule did to a rater: the rule as it was, its numbers, the answers behind them. It stands
 * until it is lifted.
 *
 * @param weight what the votes weigh while it stands; null where it changes nothing
 */
record Act(
    UUID id,
    UUID participant,
    String rater,
    Rule rule,
    Double weight,
    Finding finding,
    Instant at,
    Instant liftedAt,
    Appeal appeal) {

  public boolean standing() {
    return liftedAt == null;
  }

  /** A word against it may be said once, while it stands. */
  public boolean appealable() {
    return standing() && appeal == null;
  }

  public List<Finding.Evidence> evidence() {
    return finding.evidence();
  }

  /**
   * What the rater said against it, and what was answered.
   *
   * @param dueAt two working days after it was opened
   * @param upheld null until it is answered
   */
  record Appeal(
      String text,
      Instant openedAt,
      Instant dueAt,
      Instant answeredAt,
      Boolean upheld,
      String reason) {
    public boolean open() {
      return answeredAt == null;
    }

    /** Whether the answer is late. */
    public boolean late() {
      return open() && dueAt.isBefore(Instant.now());
    }
  }
}
