// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.Arrays;

/**
 * What is kept of any number of scores and labels: weights of positives and negatives in 1,000
 * equal bins of the score, and sums that need no bins. Two of them add up, so that slices and times
 * can be put together later; {@link Figures} says what they are worth. Scores that are missing or
 * not from 0 to 1 are counted apart and nowhere else.
 */
public final class ScoreHistogram {
  static final int BINS = 1000;

  private static final double LEAST = Math.ulp(1.0);

  final double[] positives = new double[BINS];
  final double[] negatives = new double[BINS];
  final Sums sums = new Sums();

  /** What is exact: not read off the bins. */
  static final class Sums {
    static final int FIELDS = 8;

    long rows;
    long apart;
    double weight;
    double positive;
    double squaredWeight;
    double score;
    double logLoss;
    double squaredError;

    /** Whether the row counts in the bins too. */
    boolean count(double of, boolean label, double its) {
      if (!counts(of, its)) {
        apart += weighs(its) ? 1 : 0;
        return false;
      }
      double error = label ? 1 - of : of;
      rows++;
      weight += its;
      positive += label ? its : 0;
      squaredWeight += its * its;
      score += its * of;
      logLoss += its * logLoss(of, label);
      squaredError += its * error * error;
      return true;
    }

    /** Effective rows a unit of weight. */
    double worth() {
      return squaredWeight > 0 ? weight / squaredWeight : 0;
    }

    double[] values() {
      return new double[] {
        rows, apart, weight, positive, squaredWeight, score, logLoss, squaredError
      };
    }

    void add(double[] values) {
      rows += (long) values[0];
      apart += (long) values[1];
      weight += values[2];
      positive += values[3];
      squaredWeight += values[4];
      score += values[5];
      logLoss += values[6];
      squaredError += values[7];
    }
  }

  /** Counts a label; a weight that is not over 0 and finite counts nothing. */
  public void add(double score, boolean label, double weight) {
    if (sums.count(score, label, weight)) {
      (label ? positives : negatives)[Math.min(BINS - 1, (int) (score * BINS))] += weight;
    }
  }

  /** A label whose score may be missing. */
  public void add(Double score, boolean label, double weight) {
    add(score == null ? Double.NaN : score.doubleValue(), label, weight);
  }

  static boolean counts(double score, double weight) {
    return score >= 0 && score <= 1 && weighs(weight);
  }

  private static boolean weighs(double weight) {
    return weight > 0 && weight < Double.POSITIVE_INFINITY;
  }

  /**
   * The log loss of one label, its score kept from 0 and 1 by the least step of a double as
   * scikit-learn does.
   */
  static double logLoss(double score, boolean label) {
    double kept = Math.max(LEAST, Math.min(1 - LEAST, score));
    return -Math.log(label ? kept : 1 - kept);
  }

  /** Both together; neither changes. */
  public ScoreHistogram plus(ScoreHistogram other) {
    ScoreHistogram both = new ScoreHistogram();
    both.take(this);
    both.take(other);
    return both;
  }

  /** Adds another to this one. */
  public void take(ScoreHistogram other) {
    for (int bin = 0; bin < BINS; bin++) {
      positives[bin] += other.positives[bin];
      negatives[bin] += other.negatives[bin];
    }
    sums.add(other.sums.values());
  }

  /** Rows counted in the bins. */
  public long rows() {
    return sums.rows;
  }

  /** Rows without a score from 0 to 1. */
  public long apart() {
    return sums.apart;
  }

  /** What it is worth. */
  public Figures figures() {
    return Figures.of(this);
  }

  /** At most 16,384 bytes: weights that are whole numbers stay exact. */
  public byte[] toBytes() {
    return HistogramBytes.write(this);
  }

  /** The histogram as it was stored. */
  public static ScoreHistogram of(byte[] bytes) {
    return HistogramBytes.read(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreHistogram that
        && Arrays.equals(positives, that.positives)
        && Arrays.equals(negatives, that.negatives)
        && Arrays.equals(sums.values(), that.sums.values());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sums.values());
  }
}
