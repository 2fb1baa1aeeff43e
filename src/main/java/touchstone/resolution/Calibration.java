// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.ArrayList;
import java.util.List;

/**
 * How a method's posterior becomes a probability: raised to a power and made to sum to 1 again, the
 * power learned on golds (a temperature of 1 over it). Raters are not independent, so posteriors
 * are too sure and the power is under 1 as a rule.
 *
 * <p>The power is the one of 60 from .05 to 3 with the least log loss on the golds, drawn towards
 * .7 as by a few golds. It is taken only if in five-fold cross-validation on the golds it betters
 * the log loss; else the posterior stays as it is. Under 20 golds nothing is fitted.
 *
 * <p>Source: C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, section 4.2; the
 * expected calibration error over ten bins, section 2.
 *
 * @param power 1 where none is taken
 * @param accepted whether the power learned is taken
 * @param golds on how many it was learned
 * @param lossBefore mean log loss of the posterior as it was, in nats; null under 20 golds
 * @param lossAfter the same of the power, by cross-validation
 * @param errorBefore expected calibration error of the posterior as it was, 0 to 1
 * @param errorAfter the same as given out, by cross-validation where a power is taken
 * @param reliability confidence as given out beside how often it was right, bin by bin
 */
public record Calibration(
    double power,
    boolean accepted,
    int golds,
    Double lossBefore,
    Double lossAfter,
    Double errorBefore,
    Double errorAfter,
    List<Bin> reliability) {
  public static final int LEAST_GOLDS = 20;

  private static final int FOLDS = 5;
  private static final int POWERS = 60;
  private static final double LOW = .05;
  private static final double HIGH = 3;
  private static final double USUAL = .7;
  private static final double PULL = 5;
  private static final double LEAST = 1e-6;
  private static final int BINS = 10;

  /**
   * Labels of about one confidence.
   *
   * @param from the least confidence of the bin, to is the greatest
   * @param labels how many golds fell into it
   * @param confidence their mean confidence, null where there are none
   * @param right the share of them that were right, null where there are none
   */
  public record Bin(double from, double to, int labels, Double confidence, Double right) {}

  /** Nothing is known: the posterior stays as it is. */
  public static Calibration none(int golds) {
    return new Calibration(1, false, golds, null, null, null, null, List.of());
  }

  /**
   * Learns from the posteriors of golds and their true classes; both in one order that is the same
   * each time.
   */
  public static Calibration of(List<double[]> posteriors, List<Integer> truths) {
    int golds = posteriors.size();
    if (golds < LEAST_GOLDS) {
      return none(golds);
    }
    double[][] losses = new double[POWERS][golds];
    for (int power = 0; power < POWERS; power++) {
      for (int gold = 0; gold < golds; gold++) {
        losses[power][gold] = loss(posteriors.get(gold), truths.get(gold), power(power));
      }
    }
    double before = 0;
    double after = 0;
    int[] powers = new int[golds];
    for (int fold = 0; fold < FOLDS; fold++) {
      int learned = best(losses, fold);
      for (int gold = fold; gold < golds; gold += FOLDS) {
        powers[gold] = learned;
        before += loss(posteriors.get(gold), truths.get(gold), 1) / golds;
        after += losses[learned][gold] / golds;
      }
    }
    boolean accepted = after < before;
    double power = accepted ? power(best(losses, -1)) : 1;
    List<Bin> asItWas = bins(posteriors, truths, powers, false);
    List<Bin> given = bins(posteriors, truths, powers, accepted);
    return new Calibration(
        power, accepted, golds, before, after, error(asItWas), error(given), given);
  }

  /** The posterior as given out. */
  public double[] apply(double[] posterior) {
    return accepted ? raised(posterior, power) : posterior;
  }

  private static double power(int number) {
    return LOW * Math.pow(HIGH / LOW, (double) number / (POWERS - 1));
  }

  /** The number of the best power on all golds but those of a fold. */
  private static int best(double[][] losses, int without) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int power = 0; power < POWERS; power++) {
      double off = Math.log(power(power) / USUAL);
      double sum = PULL * off * off;
      for (int gold = 0; gold < losses[power].length; gold++) {
        sum += without >= 0 && gold % FOLDS == without ? 0 : losses[power][gold];
      }
      if (sum < least) {
        least = sum;
        best = power;
      }
    }
    return best;
  }

  private static double loss(double[] posterior, int truth, double power) {
    return -Math.log(Math.max(LEAST, raised(posterior, power)[truth]));
  }

  private static double[] raised(double[] posterior, double power) {
    double greatest = 0;
    for (double each : posterior) {
      greatest = Math.max(greatest, each);
    }
    double[] raised = new double[posterior.length];
    double sum = 0;
    for (int one = 0; one < raised.length; one++) {
      raised[one] = Math.pow(posterior[one] / greatest, power);
      sum += raised[one];
    }
    for (int one = 0; one < raised.length; one++) {
      raised[one] /= sum;
    }
    return raised;
  }

  private static List<Bin> bins(
      List<double[]> posteriors, List<Integer> truths, int[] powers, boolean calibrated) {
    int[] labels = new int[BINS];
    double[] confidence = new double[BINS];
    double[] right = new double[BINS];
    for (int gold = 0; gold < powers.length; gold++) {
      double[] posterior = posteriors.get(gold);
      double[] given = calibrated ? raised(posterior, power(powers[gold])) : posterior;
      int leader = 0;
      for (int one = 1; one < given.length; one++) {
        leader = given[one] > given[leader] ? one : leader;
      }
      int bin = Math.min(BINS - 1, (int) (given[leader] * BINS));
      labels[bin]++;
      confidence[bin] += given[leader];
      right[bin] += leader == truths.get(gold) ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      bins.add(
          new Bin(
              bin / (double) BINS,
              (bin + 1) / (double) BINS,
              labels[bin],
              labels[bin] == 0 ? null : Double.valueOf(confidence[bin] / labels[bin]),
              labels[bin] == 0 ? null : Double.valueOf(right[bin] / labels[bin])));
    }
    return bins;
  }

  /** Expected calibration error: the mean distance of confidence and share right, by labels. */
  private static double error(List<Bin> bins) {
    double error = 0;
    int all = 0;
    for (Bin bin : bins) {
      if (bin.labels() > 0) {
        error += bin.labels() * Math.abs(bin.confidence() - bin.right());
        all += bin.labels();
      }
    }
    return error / all;
  }
}
