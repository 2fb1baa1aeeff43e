// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

/** The two forms of the cost page as they were typed; null for what was not. */
record CostForm(
    String amount,
    String perDay,
    String floor,
    String currency,
    String rate,
    String rateCurrency,
    String per,
    String kind) {
  static final CostForm NOTHING = new CostForm(null, null, null, null, null, null, null, null);

  /** What stands. */
  static CostForm of(CostView view) {
    boolean bound = view.budget() != null;
    return new CostForm(
        bound ? view.budget().amount() : "",
        bound ? text(view.budget().perDay()) : "",
        view.floor() == null ? "" : view.floor().amount(),
        text(view.currency()),
        "",
        text(view.currency()),
        "",
        "");
  }

  private static String text(String given) {
    return given == null ? "" : given;
  }

  /** What was typed, and what stands where nothing was. */
  CostForm over(CostView view) {
    CostForm stands = of(view);
    return new CostForm(
        or(amount, stands.amount),
        or(perDay, stands.perDay),
        or(floor, stands.floor),
        or(currency, stands.currency),
        or(rate, stands.rate),
        or(rateCurrency, stands.rateCurrency),
        or(per, stands.per),
        or(kind, stands.kind));
  }

  private static String or(String typed, String stands) {
    return typed == null ? stands : typed;
  }
}
