// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import touchstone.rater.Rate;

/**
 * What a rater has done in a project since midnight (UTC), and what that earns.
 *
 * @param judged items judged
 * @param activeMillis the time counted for them
 * @param rate what the pool pays, or null
 * @param capMillis how long one may work in a day, or null
 */
public record Today(long judged, long activeMillis, Rate rate, Long capMillis) {
  private static final long NEAR = 15 * 60_000;
  private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000);

  /** The active time as hours and minutes: 1:05. */
  public String time() {
    return hours(activeMillis);
  }

  /** The cap as hours and minutes; null where there is none. */
  public String cap() {
    return capMillis == null ? null : hours(capMillis);
  }

  /** What is left of the cap in milliseconds; null where there is none. */
  public Long leftMillis() {
    return capMillis == null ? null : Long.valueOf(Math.max(0, capMillis - activeMillis));
  }

  /** The minutes left where they are 15 or fewer, begun ones counted; else null. */
  public Long minutesLeft() {
    return capMillis == null || leftMillis() > NEAR
        ? null
        : Long.valueOf((leftMillis() + 59_999) / 60_000);
  }

  /** What is left of the cap as hours and minutes; null where there is none or little. */
  public String left() {
    return capMillis == null || minutesLeft() != null ? null : hours(leftMillis());
  }

  private static String hours(long millis) {
    long minutes = millis / 60_000;
    return "%d:%02d".formatted(minutes / 60, minutes % 60);
  }

  /** The time of one item as minutes and seconds; null before the first. */
  public String each() {
    if (judged == 0) {
      return null;
    }
    long seconds = Math.round(activeMillis / 1000.0 / judged);
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /** What it earns, such as 4.10 EUR; null where the pool pays nothing. */
  public String pay() {
    if (rate == null) {
      return null;
    }
    BigDecimal amount = new BigDecimal(rate.amount());
    BigDecimal pay =
        rate.per().equals("hour")
            ? amount
                .multiply(BigDecimal.valueOf(activeMillis))
                .divide(HOUR, 2, RoundingMode.HALF_UP)
            : amount.multiply(BigDecimal.valueOf(judged)).setScale(2, RoundingMode.HALF_UP);
    return pay.toPlainString() + " " + rate.currency();
  }
}
