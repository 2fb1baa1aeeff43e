// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/**
 * The line that turns the log odds of a score into those of a click, fitted by Newton's method.
 * Beforehand the bias is taken to be 0 within 10, which is next to nothing, and the slope 1 within
 * .3, so that few labels do not turn it.
 *
 * <p>Source: J. C. Platt, "Probabilistic outputs for support vector machines", 1999.
 */
record PlattLine(Estimate bias, Estimate slope) {
  private static final double BIAS_PRECISION = 1 / (10.0 * 10);
  private static final double SLOPE_PRECISION = 1 / (.3 * .3);
  private static final int ROUNDS = 30;
  private static final double ENOUGH = 1e-9;

  /**
   * The line about a middle.
   *
   * @param middle log odds of a score at which the bias is told
   */
  static PlattLine of(LogOddsCounts counts, double middle) {
    double bias = 0;
    double slope = 1;
    Slope at = Slope.at(counts, middle, bias, slope);
    for (int round = 0; round < ROUNDS; round++) {
      double step = within((at.turning * at.pull - at.both * at.turn) / at.scale());
      double tilt = within((at.lifting * at.turn - at.both * at.pull) / at.scale());
      bias += step;
      slope += tilt;
      at = Slope.at(counts, middle, bias, slope);
      if (Math.abs(step) + Math.abs(tilt) < ENOUGH) {
        break;
      }
    }
    return new PlattLine(
        new Estimate(bias, at.turning / at.scale()), new Estimate(slope, at.lifting / at.scale()));
  }

  private static double within(double step) {
    return Math.max(-1, Math.min(1, step));
  }

  /** First and second derivatives of the penalised log likelihood. */
  private record Slope(double pull, double turn, double lifting, double both, double turning) {
    static Slope at(LogOddsCounts counts, double middle, double bias, double slope) {
      double pull = -bias * BIAS_PRECISION;
      double turn = -(slope - 1) * SLOPE_PRECISION;
      double lifting = BIAS_PRECISION;
      double both = 0;
      double turning = SLOPE_PRECISION;
      for (int bin = 0; bin < LogOddsCounts.BINS; bin++) {
        double all = counts.positives[bin] + counts.negatives[bin];
        if (all > 0) {
          double x = LogOddsCounts.centre(bin) - middle;
          double rate = 1 / (1 + Math.exp(-middle - bias - slope * x));
          double width = all * rate * (1 - rate);
          pull += counts.positives[bin] - all * rate;
          turn += (counts.positives[bin] - all * rate) * x;
          lifting += width;
          both += width * x;
          turning += width * x * x;
        }
      }
      return new Slope(pull, turn, lifting, both, turning);
    }

    double scale() {
      return lifting * turning - both * both;
    }
  }
}
