// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A figure that is not known for sure.
 *
 * @param value the likeliest
 * @param variance of its error; infinite where nothing is known
 */
public record Estimate(double value, double variance) {
  static final Estimate NONE = new Estimate(0, Double.POSITIVE_INFINITY);

  private static final double LEAST = .05 * .05;
  private static final int FEWEST = 5;

  /**
   * What a further slice is believed to have from the others: their mean, with the spread from
   * slice to slice and the mean's own error. The spread is what their differences leave once their
   * errors are taken off, and never under .05, as few slices cannot show that all are alike. Fewer
   * than five tell nothing.
   *
   * <p>Source: R. DerSimonian, N. Laird, "Meta-analysis in clinical trials", Controlled Clinical
   * Trials 7, 1986.
   */
  static Estimate across(List<Estimate> slices) {
    if (slices.size() < FEWEST) {
      return NONE;
    }
    double weights = 0;
    double squares = 0;
    double differences = 0;
    double alike = mean(slices, 0);
    for (Estimate each : slices) {
      double off = each.value - alike;
      differences += off * off / each.variance;
      weights += 1 / each.variance;
      squares += 1 / (each.variance * each.variance);
    }
    double spread = (differences - (slices.size() - 1)) / (weights - squares / weights);
    double between = Math.max(LEAST, spread);
    double precision = 0;
    for (Estimate each : slices) {
      precision += 1 / (each.variance + between);
    }
    return new Estimate(mean(slices, between), between + 1 / precision);
  }

  private static double mean(List<Estimate> slices, double between) {
    double sum = 0;
    double weights = 0;
    for (Estimate each : slices) {
      sum += each.value / (each.variance + between);
      weights += 1 / (each.variance + between);
    }
    return sum / weights;
  }

  boolean known() {
    return variance < Double.POSITIVE_INFINITY;
  }

  /** Drawn towards what was believed before, as far as its own error is wide. */
  Estimate drawnTo(Estimate before) {
    if (!before.known()) {
      return this;
    }
    double precision = 1 / variance + 1 / before.variance;
    return new Estimate(
        (value / variance + before.value / before.variance) / precision, 1 / precision);
  }

  /** So many standard errors away from the likeliest. */
  double off(double errors) {
    return value + errors * Math.sqrt(variance);
  }

  void write(ByteBuffer to) {
    to.putDouble(value).putDouble(variance);
  }

  static Estimate read(ByteBuffer from) {
    return new Estimate(from.getDouble(), from.getDouble());
  }
}
