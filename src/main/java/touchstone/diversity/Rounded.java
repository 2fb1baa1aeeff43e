// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

/** Figures as they are given out: fewer digits tell less of single people. */
final class Rounded {
  private Rounded() {}

  /** To four decimals, or null for what is not a number. */
  static Double figure(double number) {
    return Double.isFinite(number) ? to(number, 1e4) : null;
  }

  static double hundredth(double number) {
    return to(number, 100);
  }

  static double thousandth(double number) {
    return to(number, 1000);
  }

  private static double to(double number, double steps) {
    return Math.round(number * steps) / steps;
  }
}
