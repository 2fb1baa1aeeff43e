// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import touchstone.base.Money;
import touchstone.base.Problem;

/**
 * What a project may cost: in all and, if it is said, between two midnights (UTC), by the day a
 * task is given on. Nothing is given out that it could not pay.
 *
 * @param late the share of the amount that is kept for answers that come when their lease is over,
 *     0 to .5
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Budget(String amount, String currency, String perDay, Double late) {
  private static final double MOST_LATE = .5;

  /** The same, checked; null where there is none. */
  static Budget of(Budget given) {
    if (given == null) {
      return null;
    }
    Money all = Money.of("policy.budget", given.amount, given.currency);
    Money day =
        given.perDay == null
            ? null
            : Money.of("policy.budget.perDay", given.perDay, all.currency(), true);
    if (day != null && day.grains() > all.grains()) {
      throw Problem.refusedField("policy.budget.perDay", "must be up to the whole amount");
    }
    double late = given.late == null ? 0 : given.late;
    if (!(late >= 0 && late <= MOST_LATE)) {
      throw Problem.refusedField("policy.budget.late", "must be 0 to " + MOST_LATE);
    }
    return new Budget(all.amount(), all.currency(), day == null ? null : day.amount(), late);
  }

  /** The whole of it. */
  public Money all() {
    return Money.of(new BigDecimal(amount), currency);
  }

  /** What a day may cost, or null. */
  public Money day() {
    return perDay == null ? null : Money.of(new BigDecimal(perDay), currency);
  }

  /** What is kept for late answers. */
  public Money forLate() {
    return new Money((long) Math.floor(all().grains() * late), currency);
  }
}
