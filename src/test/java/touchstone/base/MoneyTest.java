// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {
  private static Money euros(String amount) {
    return Money.of(new BigDecimal(amount), "EUR");
  }

  @Test
  void eightyLabelsAtOneAndAQuarterCentAreAnEuro() {
    assertEquals("1.00", euros("0.0125").times(80).amount());
    assertEquals("0.0125", euros("0.0125").amount());
    assertEquals("-0.50", euros("-0.5").amount());
  }

  @Test
  void eachCurrencyHasItsOwnMinorUnit() {
    assertEquals("12", Money.of(new BigDecimal("12"), "JPY").amount());
    assertEquals("0.500", Money.of(new BigDecimal("0.5"), "KWD").amount());
    assertEquals("0.01", euros("0.0125").inMinorUnits().amount());
    assertEquals("0.02", euros("0.0150").inMinorUnits().amount());
    assertEquals("0.02", euros("0.0101").upToMinorUnits().amount());
    assertEquals("1", Money.of(new BigDecimal("0.6"), "JPY").inMinorUnits().amount());
  }

  @Test
  void anHourIsPaidByTheMillisecond() {
    assertEquals("0.01", euros("36").forMillis(1000).amount());
    assertEquals("0.0017", euros("6").forMillis(1000).amount());
  }

  @Test
  void currenciesAreNeverAdded() {
    Money dollars = Money.of(BigDecimal.ONE, "USD");
    assertThrows(IllegalArgumentException.class, () -> euros("1").plus(dollars));
    assertThrows(Problem.class, () -> Money.currencyOf("currency", "EURO"));
    assertThrows(Problem.class, () -> Money.of("a", "1e3", "EUR", true));
    assertThrows(Problem.class, () -> Money.of("a", "-1", "EUR", true));
    assertThrows(Problem.class, () -> Money.of("a", "0.00001", "EUR", true));
  }
}
