// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/**
 * What scores are worth against the labels that came; each null where it is undefined.
 *
 * <p>{@link Auc} and its error as said there; the effective number of rows is the square of the sum
 * of weights over the sum of their squares. ECE is the weighted mean over ten bins of equal width
 * of the distance of mean score and mean label; a bin begins with its lower edge. The calibration
 * ratio is over 1 where the model promises too much.
 *
 * <p>Example: scores .9 .6 .4 .4 with labels 1 0 1 0: of four pairs two are right, and .4 against
 * .4 counts half: AUC .625; Brier (.01 + .36 + .36 + .16) / 4 = .2225.
 *
 * <p>Source: C. Guo et al., "On calibration of modern neural networks", ICML 2017 (ECE).
 *
 * @param rows with a score from 0 to 1
 * @param apart rows without
 * @param weight of all rows
 * @param positives weight of those with a positive label
 * @param auc null where a class is missing
 * @param aucError standard error of AUC
 * @param logLoss in nats
 * @param brier mean squared error
 * @param ece expected calibration error
 * @param meanScore mean score
 * @param meanLabel mean label
 */
public record Figures(
    long rows,
    long apart,
    double weight,
    double positives,
    Double auc,
    Double aucError,
    Double logLoss,
    Double brier,
    Double ece,
    Double meanScore,
    Double meanLabel) {
  private static final int ECE_BINS = 10;

  /** Mean score over mean label; null where there is no positive. */
  public Double calibration() {
    return positives > 0 ? Double.valueOf(meanScore / meanLabel) : null;
  }

  /** AUC and ECE off the bins, within 1/1,000; the rest exact. */
  static Figures of(ScoreHistogram histogram) {
    int within = ScoreHistogram.BINS / ECE_BINS;
    double[] off = eceBins();
    for (int bin = 0; bin < ScoreHistogram.BINS; bin++) {
      double positive = histogram.positives[bin];
      double all = positive + histogram.negatives[bin];
      off[bin / within] += positive - all * (bin + .5) / ScoreHistogram.BINS;
    }
    ScoreHistogram.Sums sums = histogram.sums;
    return of(sums, Auc.of(histogram.positives, histogram.negatives, sums.worth()), off);
  }

  /**
   * The figures of sums.
   *
   * @param off labels less scores, summed over each of ten bins
   */
  static Figures of(ScoreHistogram.Sums sums, Auc auc, double[] off) {
    double apart = 0;
    for (double each : off) {
      apart += Math.abs(each);
    }
    return new Figures(
        sums.rows,
        sums.apart,
        sums.weight,
        sums.positive,
        auc.value(),
        auc.error(),
        mean(sums.logLoss, sums),
        mean(sums.squaredError, sums),
        mean(apart, sums),
        mean(sums.score, sums),
        mean(sums.positive, sums));
  }

  private static Double mean(double sum, ScoreHistogram.Sums sums) {
    return sums.weight > 0 ? Double.valueOf(sum / sums.weight) : null;
  }

  static int eceBin(double score) {
    return Math.min(ECE_BINS - 1, (int) (score * ECE_BINS));
  }

  static double[] eceBins() {
    return new double[ECE_BINS];
  }
}
