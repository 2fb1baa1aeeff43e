// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import java.math.BigDecimal;
import touchstone.base.Money;
import touchstone.base.Problem;
import touchstone.base.Reason;

/** What a pool pays: an amount of a currency for each judgement or for each hour. */
public record Rate(String per, String amount, String currency) {
  static final String JUDGEMENT = "judgement";
  static final String HOUR = "hour";

  /** The rate itself, or 422 at its field, which stands behind a prefix. */
  static Rate checked(String prefix, Rate rate) {
    if (!JUDGEMENT.equals(rate.per) && !HOUR.equals(rate.per)) {
      throw Problem.refusedField(
          prefix + "per", "must be judgement or hour", Reason.of("rater_fault_per"));
    }
    Money.currencyOf(prefix + "currency", rate.currency);
    if (rate.amount == null || !rate.amount.matches("\\d{1,8}(\\.\\d{1,4})?")) {
      throw Problem.refusedField(
          prefix + "amount", "must be an amount such as \"0.05\"", Reason.of("rater_fault_amount"));
    }
    return rate;
  }

  BigDecimal number() {
    return new BigDecimal(amount);
  }

  /** What it pays for each, exactly. */
  public Money money() {
    return Money.of(number(), currency);
  }

  /** Whether it pays by the hour, else by the judgement. */
  public boolean byTheHour() {
    return per.equals(HOUR);
  }
}
