// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/**
 * How a slice behaves while all is well, learnt from its labels with what is not known of it: how
 * far its positives stand from its negatives, and the click rate that a score stands for.
 *
 * <p>The click rate follows Platt's line, log odds = x + bias + (slope - 1) (x - middle) where x is
 * the log odds of the score: bias 0 and slope 1 are a model that is right.
 *
 * @param separation of positives from negatives
 * @param bias how much the log odds of a click are over the score's, at the middle
 * @param slope of Platt's line
 * @param middle log odds of the positives' scores in the mean, where bias and slope are all but
 *     independent
 */
record Baseline(Estimate separation, Estimate bias, Estimate slope, double middle) {
  /** Nothing of others is known. */
  static final Baseline UNKNOWN = new Baseline(Estimate.NONE, Estimate.NONE, Estimate.NONE, 0);

  /** What labels of both classes tell. */
  static Baseline of(LogOddsCounts counts) {
    double middle = 0;
    for (int bin = 0; bin < LogOddsCounts.BINS; bin++) {
      middle += counts.positives[bin] * LogOddsCounts.centre(bin) / counts.positive();
    }
    PlattLine line = PlattLine.of(counts, middle);
    return new Baseline(Separation.of(counts), line.bias(), line.slope(), middle);
  }

  /** What a further slice is believed to be like from the others. */
  static Baseline across(List<Baseline> slices) {
    return new Baseline(
        across(slices, Baseline::separation),
        across(slices, Baseline::bias),
        across(slices, Baseline::slope),
        0);
  }

  private static Estimate across(List<Baseline> slices, Function<Baseline, Estimate> figure) {
    return Estimate.across(slices.stream().map(figure).toList());
  }

  /** Each figure drawn towards that of the others as far as its own error is wide. */
  Baseline drawnTo(Baseline others) {
    return new Baseline(
        separation.drawnTo(others.separation),
        bias.drawnTo(others.bias),
        slope.drawnTo(others.slope),
        middle);
  }

  /** The separation that the slice surely has; 0 where even that is not sure. */
  double surelyApart(double errors) {
    return Math.max(0, separation.off(-errors));
  }

  /** The log odds of a click at a score's log odds, so many standard errors up or down. */
  double logOdds(double score, double errors) {
    double x = score - middle;
    double variance = bias.variance() + slope.variance() * x * x;
    return score + bias.value() + (slope.value() - 1) * x + errors * Math.sqrt(variance);
  }

  void write(ByteBuffer to) {
    separation.write(to);
    bias.write(to);
    slope.write(to);
    to.putDouble(middle);
  }

  static Baseline read(ByteBuffer from) {
    return new Baseline(
        Estimate.read(from), Estimate.read(from), Estimate.read(from), from.getDouble());
  }
}
