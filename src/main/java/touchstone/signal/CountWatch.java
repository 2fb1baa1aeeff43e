// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.nio.ByteBuffer;

/**
 * Watches how many events come in a bucket of time, say an hour, against the same hour of the past
 * weeks, for drops and surges. Counts are taken for negative binomial about the cell's mean, with
 * the dispersion that the buckets so far had beyond Poisson and the error of the mean on top; the
 * ratios of a half, three quarters, four thirds and twice as many are summed as {@link Evidence}
 * does, so that a false alarm comes at most once in so many buckets, as far as counts are like
 * that.
 *
 * <p>A cell with fewer than three buckets is judged by the mean of all and with a fifth of the
 * weight, as neighbouring hours are alike. Nothing usual cannot drop. Old buckets fade with 1/28
 * each new one of their cell; a suspicious bucket is not learnt from.
 *
 * <p>Sources: J. Shin, A. Ramdas, A. Rinaldo, "E-detectors: a nonparametric framework for
 * sequential change detection", New England Journal of Statistics in Data Science 2, 2024; the
 * dispersion by moments as in A. C. Cameron, P. K. Trivedi, "Regression analysis of count data",
 * 1998.
 */
public final class CountWatch {
  private static final double[] SIZES = {.5, .75, 4 / 3.0, 2};
  private static final int FEWEST = 3;
  private static final double ALIKE = .2;
  private static final int BEFORE = 24;
  private static final double FADE = 28;
  private static final double SUSPICION = .1;
  private static final double LEAST_MEAN = .05;
  private static final double FIRST_DISPERSION = .1;

  private final double runLength;
  private final double[] seen;
  private final double[] mean;
  private final Evidence[] evidence = new Evidence[SIZES.length];
  private double dispersion = FIRST_DISPERSION;
  private long buckets;
  private boolean raised;

  /**
   * A volume that is no longer usual.
   *
   * @param drop fewer than usual, else more
   * @param bucket at which the proof was enough, counted from 1
   * @param since the bucket at which it most likely began
   * @param count what came
   * @param usual what was expected
   */
  public record Unusual(boolean drop, long bucket, long since, long count, double usual) {}

  /**
   * A watch that has seen nothing.
   *
   * @param runLength buckets that a false alarm may come in at the soonest, in the mean
   * @param cells hours of the day or of the week: 24 or 168; 1 where there is no rhythm
   */
  public CountWatch(double runLength, int cells) {
    this.runLength = runLength;
    seen = new double[cells];
    mean = new double[cells];
    restart();
  }

  /** The alarm that a bucket raises, else null; once raised none until restarted. */
  public Unusual add(int cell, long count) {
    buckets++;
    if (raised) {
      return null;
    }
    double usual = usual(cell);
    double sum = buckets > BEFORE ? weigh(cell, count, usual) : 0;
    if (sum >= runLength) {
      raised = true;
      int most = 0;
      for (int i = 0; i < SIZES.length; i++) {
        most = evidence[i].sum() > evidence[most].sum() ? i : most;
      }
      return new Unusual(SIZES[most] < 1, buckets, evidence[most].since() + 1, count, usual);
    }
    if (sum < SUSPICION * runLength) {
      learn(cell, count, usual);
    }
    return null;
  }

  private double usual(int cell) {
    if (seen[cell] >= FEWEST) {
      return mean[cell];
    }
    double all = 0;
    double sum = 0;
    for (int each = 0; each < seen.length; each++) {
      all += seen[each];
      sum += seen[each] * mean[each];
    }
    return all > 0 ? sum / all : 0;
  }

  private double weigh(int cell, long count, double usual) {
    double sum = 0;
    double shape = 1 / (dispersion * (1 + 1 / Math.max(1, seen[cell])));
    double weight = seen[cell] < FEWEST ? ALIKE : 1;
    for (int i = 0; i < SIZES.length; i++) {
      double from = SIZES[i] < 1 ? usual : Math.max(LEAST_MEAN, usual);
      double log = Math.log((from + shape) / (from * SIZES[i] + shape));
      double ratio = from > 0 ? count * (Math.log(SIZES[i]) + log) + shape * log : 0;
      evidence[i].add(Math.exp(weight * ratio), 1, buckets);
      sum += evidence[i].sum() / SIZES.length;
    }
    return sum;
  }

  private void learn(int cell, long count, double usual) {
    double off = count - usual;
    if (seen[cell] >= FEWEST && usual > 0) {
      double beyond = (off * off - usual) / (usual * usual);
      double turn = 1 / Math.min(buckets, FADE * seen.length);
      dispersion = Math.max(1e-4, dispersion + turn * (Math.min(4, beyond) - dispersion));
    }
    seen[cell] = Math.min(FADE, seen[cell] + 1);
    mean[cell] += (count - mean[cell]) / seen[cell];
  }

  /** Goes on with what is usual and no evidence. */
  public void restart() {
    for (int i = 0; i < evidence.length; i++) {
      evidence[i] = new Evidence();
    }
    raised = false;
  }

  /** Whether an alarm was raised and the watch waits to be restarted. */
  public boolean raised() {
    return raised;
  }

  /** All that is needed to go on later. */
  public byte[] toBytes() {
    ByteBuffer to = ByteBuffer.allocate(32 + 24 * evidence.length + 16 * seen.length);
    to.putInt(seen.length).putDouble(runLength).putDouble(dispersion).putLong(buckets);
    to.putInt(raised ? 1 : 0);
    for (Evidence each : evidence) {
      each.write(to);
    }
    for (int cell = 0; cell < seen.length; cell++) {
      to.putDouble(seen[cell]).putDouble(mean[cell]);
    }
    return to.array();
  }

  /** The watch as it was stored. */
  public static CountWatch of(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    int cells = from.getInt();
    CountWatch watch = new CountWatch(from.getDouble(), cells);
    watch.dispersion = from.getDouble();
    watch.buckets = from.getLong();
    watch.raised = from.getInt() == 1;
    for (int i = 0; i < watch.evidence.length; i++) {
      watch.evidence[i] = Evidence.read(from);
    }
    for (int cell = 0; cell < cells; cell++) {
      watch.seen[cell] = from.getDouble();
      watch.mean[cell] = from.getDouble();
    }
    return watch;
  }
}
