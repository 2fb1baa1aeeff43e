// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import java.math.BigDecimal;
import touchstone.base.Money;

/** What an hour of a rater's work should come to at least: under it the lead is told. */
public record WageFloor(String amount, String currency) {

  /** The same, checked; null where none is set. */
  static WageFloor of(WageFloor given) {
    if (given == null) {
      return null;
    }
    Money floor = Money.of("policy.wageFloor", given.amount, given.currency);
    return new WageFloor(floor.amount(), floor.currency());
  }

  /** Of an hour. */
  public Money anHour() {
    return Money.of(new BigDecimal(amount), currency);
  }
}
