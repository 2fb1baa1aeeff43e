// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import touchstone.base.Money;
import touchstone.base.Problem;

/** The cells in which a lead says how many labels to make again. */
record RelabelForm(String labels, String amount, String random) {
  static final RelabelForm EMPTY = new RelabelForm("", "", "15");
  private static final double PERCENT = 100;

  static RelabelForm sent(String labels, String amount, String random) {
    return new RelabelForm(blank(labels), blank(amount), blank(random));
  }

  private static String blank(String text) {
    return text == null ? "" : text.strip();
  }

  public boolean asked() {
    return !labels.isEmpty() || !amount.isEmpty();
  }

  /** The wish; the budget is in the currency of the pool, null where it has none. */
  Wish wish(String currency) {
    if (!amount.isEmpty() && currency == null) {
      throw Problem.refusedField("amount", "needs a pool with a rate");
    }
    try {
      return Wish.of(
          labels.isEmpty() ? null : Integer.valueOf(labels),
          amount.isEmpty() ? null : Money.of("amount", amount, currency, true),
          random.isEmpty() ? null : Double.valueOf(random) / PERCENT,
          null);
    } catch (NumberFormatException noNumber) {
      throw Problem.refusedField("labels", "must be a number");
    }
  }
}
