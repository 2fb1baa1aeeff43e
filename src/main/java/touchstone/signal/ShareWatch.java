// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.nio.ByteBuffer;

/**
 * Watches whether the share of bad rows of a stream rises: those in quarantine, without score, or
 * never joined. It learns the usual share from the rows, anew each time that their number has
 * doubled and nothing is suspected, takes its upper bound (Wilson, 90 %), and sums the likelihood
 * ratios of odds half as high again and three times as high as {@link Evidence} does, so that a
 * false alarm comes at most once in so many rows.
 *
 * <p>Source: J. Shin, A. Ramdas, A. Rinaldo, "E-detectors: a nonparametric framework for sequential
 * change detection", New England Journal of Statistics in Data Science 2, 2024.
 */
public final class ShareWatch {
  private static final double[] SIZES = {1.5, 3};
  private static final long FIRST = 1_000;
  private static final long LAST = 1_000_000;
  private static final double SUSPICION = .01;
  private static final double ERRORS = 1.28;
  private static final int BYTES = 8 * 5 + 1 + 2 * 24;

  private final double runLength;
  private final Evidence[] evidence = {new Evidence(), new Evidence()};
  private long bad;
  private long rows;
  private long next = FIRST;
  private double usual = Double.NaN;
  private boolean raised;

  /** A share's rise: since which row it most likely is so, and what was usual at most. */
  public record Risen(long row, long since, double usual) {}

  /**
   * A watch that has seen nothing.
   *
   * @param runLength rows that a false alarm may come in at the soonest, in the mean
   */
  public ShareWatch(double runLength) {
    this.runLength = runLength;
  }

  /** The alarm that so many rows together raise, else null; once raised none until restarted. */
  public Risen add(long badOnes, long all) {
    if (all <= 0 || badOnes < 0 || badOnes > all) {
      return null;
    }
    rows += all;
    bad += badOnes;
    if (raised) {
      return null;
    }
    double sum = Double.isNaN(usual) ? 0 : weigh(badOnes, all);
    raised = sum >= runLength;
    if (raised) {
      int most = evidence[1].sum() > evidence[0].sum() ? 1 : 0;
      return new Risen(rows, evidence[most].since() + 1, usual);
    }
    if (rows >= next && next <= LAST && sum < SUSPICION * runLength) {
      usual = bound((double) bad / rows, rows);
      while (next <= rows) {
        next *= 2;
      }
    }
    return null;
  }

  private double weigh(long badOnes, long all) {
    double sum = 0;
    for (int i = 0; i < SIZES.length; i++) {
      double each = Math.log(1 - usual + usual * SIZES[i]);
      evidence[i].add(Math.exp(badOnes * Math.log(SIZES[i]) - all * each), all, rows);
      sum += evidence[i].sum() / SIZES.length;
    }
    return sum;
  }

  private static double bound(double share, double n) {
    double z2 = ERRORS * ERRORS;
    double spread = ERRORS * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    return Math.min(1, (share + z2 / (2 * n) + spread) / (1 + z2 / n));
  }

  /** Goes on with the same usual share and no evidence. */
  public void restart() {
    evidence[0] = new Evidence();
    evidence[1] = new Evidence();
    raised = false;
  }

  /** Whether an alarm was raised and the watch waits to be restarted. */
  public boolean raised() {
    return raised;
  }

  /** All that is needed to go on later. */
  public byte[] toBytes() {
    ByteBuffer to = ByteBuffer.allocate(BYTES);
    to.putDouble(runLength).putLong(bad).putLong(rows).putLong(next).putDouble(usual);
    to.put((byte) (raised ? 1 : 0));
    evidence[0].write(to);
    evidence[1].write(to);
    return to.array();
  }

  /** The watch as it was stored. */
  public static ShareWatch of(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    ShareWatch watch = new ShareWatch(from.getDouble());
    watch.bad = from.getLong();
    watch.rows = from.getLong();
    watch.next = from.getLong();
    watch.usual = from.getDouble();
    watch.raised = from.get() == 1;
    watch.evidence[0] = Evidence.read(from);
    watch.evidence[1] = Evidence.read(from);
    return watch;
  }
}
