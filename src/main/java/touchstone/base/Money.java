// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of a currency, counted in grains: ten-thousandths of its unit, which hold the minor
 * unit of every currency (cents, yen, fils) and the prices under a cent that a label may have.
 * Whole numbers alone are added, so sums are exact.
 *
 * <p>Example: 0.0125 EUR are 125 grains; 80 of these are 10,000 grains, 1.00 EUR.
 */
@JsonPropertyOrder({"amount", "currency"})
public record Money(@JsonIgnore long grains, String currency) implements Comparable<Money> {
  /** Grains in a unit of any currency. */
  public static final long UNIT = 10_000;

  private static final int PLACES = 4;
  private static final String AMOUNT = "\\d{1,10}(\\.\\d{1,4})?";

  /** Nothing of a currency. */
  public static Money none(String currency) {
    return new Money(0, currency);
  }

  /** An amount as a number, which has up to four places. */
  public static Money of(BigDecimal amount, String currency) {
    return new Money(amount.movePointRight(PLACES).longValueExact(), currency);
  }

  /** An amount and a currency as sent, above 0, or 422 at the field's amount or currency. */
  public static Money of(String field, String amount, String currency) {
    return of(field + ".amount", amount, currencyOf(field + ".currency", currency), true);
  }

  /** An amount as sent, of a known currency, or 422 at the field; above 0 where it must be. */
  public static Money of(String field, String amount, String currency, boolean above) {
    boolean negative = !above && amount != null && amount.startsWith("-");
    String digits = negative ? amount.substring(1) : amount;
    if (digits == null || !digits.matches(AMOUNT)) {
      throw Problem.refusedField(
          field, "must be an amount such as \"12.50\"", Reason.of("web_fault_amount"));
    }
    Money money = of(new BigDecimal(negative ? "-" + digits : digits), currency);
    if (above && money.grains == 0) {
      throw Problem.refusedField(field, "must be above 0", Reason.of("web_fault_above"));
    }
    return money;
  }

  /** The currency as sent, three letters of ISO 4217, or 422. */
  public static String currencyOf(String field, String currency) {
    try {
      if (currency != null) {
        return Currency.getInstance(currency).getCurrencyCode();
      }
    } catch (IllegalArgumentException unknown) {
      // falls through
    }
    throw Problem.refusedField(
        field, "must be a currency of ISO 4217 such as EUR", Reason.of("web_fault_currency"));
  }

  /** The amount as it is written: at least as many places as the currency's minor unit has. */
  @JsonProperty
  public String amount() {
    BigDecimal exact = BigDecimal.valueOf(grains, PLACES).stripTrailingZeros();
    int least = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return (exact.scale() < least ? exact.setScale(least) : exact).toPlainString();
  }

  /** The same to whole minor units, half to even, as it is paid out. */
  public Money inMinorUnits() {
    return rounded(RoundingMode.HALF_EVEN);
  }

  /** The same, rounded up. */
  public Money upToMinorUnits() {
    return rounded(RoundingMode.CEILING);
  }

  private Money rounded(RoundingMode mode) {
    int places = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return of(
        BigDecimal.valueOf(grains, PLACES)
            .setScale(places, mode)
            .setScale(PLACES, RoundingMode.UNNECESSARY),
        currency);
  }

  /** In units of the currency, for pictures and ratios alone. */
  @JsonIgnore
  public double units() {
    return (double) grains / UNIT;
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(grains, same(other).grains), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(grains, same(other).grains), currency);
  }

  public Money times(long number) {
    return new Money(Math.multiplyExact(grains, number), currency);
  }

  /** A share of it such as one label's of a whole; half to even. */
  public Money over(long number) {
    return new Money(
        BigDecimal.valueOf(grains)
            .divide(BigDecimal.valueOf(number), 0, RoundingMode.HALF_EVEN)
            .longValueExact(),
        currency);
  }

  /** What so many milliseconds come to, this being the rate of an hour; half to even. */
  public Money forMillis(long millis) {
    return times(millis).over(3_600_000);
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " are not added");
    }
    return other;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(grains, same(other).grains);
  }
}
