// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/**
 * The probability that a positive has a higher score than a negative, tied scores counted half.
 *
 * <p>Its error is from how far the single positives and negatives are from it in their own shares
 * of pairs won. Where rows weigh differently, it is that of the effective number of rows.
 *
 * <p>Example: positives .9 and .4, negatives .6 and .4: of four pairs two are won and one is tied:
 * .625. The positives win 1 and .25 of theirs, the negatives lose .5 and .75: the variances .28125
 * and .03125 over 2 each give an error of √.15625 = .395.
 *
 * <p>Source: E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, "Comparing the areas under two or
 * more correlated receiver operating characteristic curves", Biometrics 44, 1988.
 *
 * @param value null where a class is missing
 * @param error its standard error; null where a class has no two rows
 */
record Auc(Double value, Double error) {

  /**
   * From the weights at each score, scores ascending.
   *
   * @param worth effective rows a unit of weight
   */
  static Auc of(double[] positives, double[] negatives, double worth) {
    double positive = sum(positives);
    double negative = sum(negatives);
    if (positive <= 0 || negative <= 0) {
      return new Auc(null, null);
    }
    double below = 0;
    double above = positive;
    double won = 0;
    double wonSquares = 0;
    double lostSquares = 0;
    for (int at = 0; at < positives.length; at++) {
      above -= positives[at];
      double wins = (below + negatives[at] / 2) / negative;
      double losses = (above + positives[at] / 2) / positive;
      won += positives[at] * wins / positive;
      wonSquares += positives[at] * wins * wins / positive;
      lostSquares += negatives[at] * losses * losses / negative;
      below += negatives[at];
    }
    double fewest = worth * Math.min(positive, negative);
    double variance =
        (wonSquares - won * won) / (worth * positive - 1)
            + (lostSquares - won * won) / (worth * negative - 1);
    return new Auc(won, fewest > 1 ? Double.valueOf(Math.sqrt(Math.max(0, variance))) : null);
  }

  private static double sum(double[] weights) {
    double sum = 0;
    for (double each : weights) {
      sum += each;
    }
    return sum;
  }
}
