// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import java.time.Instant;
import java.util.UUID;
import touchstone.base.Money;

/**
 * What a pool pays from a time on.
 *
 * @param project the one project it is for, or null for all of the pool
 * @param kind the one kind of rater it is for, or null for all people
 * @param rate for a judgement, or for an hour
 */
public record RateCard(
    UUID id, UUID project, RaterKind kind, boolean byTheHour, Money rate, Instant validFrom) {

  /** What a lease of so many seconds may come to at most. */
  public Money most(long leaseSeconds) {
    return byTheHour ? rate.forMillis(leaseSeconds * 1000) : rate;
  }

  /** What it is for, as it is written: judgement or hour. */
  public String per() {
    return byTheHour ? Rate.HOUR : Rate.JUDGEMENT;
  }

  /** The same as a rate. */
  public Rate asRate() {
    return new Rate(per(), rate.amount(), rate.currency());
  }
}
