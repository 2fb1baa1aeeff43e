// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.nio.ByteBuffer;

/**
 * How many positives and negatives had which score, on a grid that is even in log odds, so that it
 * tells scores of rare clicks apart as well as those about a half: 384 bins of 1/16 over -12 to 12.
 */
final class LogOddsCounts {
  static final int BINS = 384;
  private static final double WIDTH = 1.0 / 16;
  private static final double MOST = BINS * WIDTH / 2;

  final double[] positives = new double[BINS];
  final double[] negatives = new double[BINS];
  private double positive;
  private double negative;

  static double logOdds(double score) {
    return Math.max(-MOST, Math.min(MOST, Math.log(score / (1 - score))));
  }

  static int bin(double logOdds) {
    return Math.min(BINS - 1, (int) ((logOdds + MOST) / WIDTH));
  }

  static double centre(int bin) {
    return (bin + .5) * WIDTH - MOST;
  }

  void add(int bin, boolean label, double weight) {
    (label ? positives : negatives)[bin] += weight;
    if (label) {
      positive += weight;
    } else {
      negative += weight;
    }
  }

  double positive() {
    return positive;
  }

  double negative() {
    return negative;
  }

  double all() {
    return positive + negative;
  }

  /** Forgets half, so that what is recent weighs more. */
  void halve() {
    for (int bin = 0; bin < BINS; bin++) {
      positives[bin] /= 2;
      negatives[bin] /= 2;
    }
    positive /= 2;
    negative /= 2;
  }

  /** The negatives under a bin. */
  double below(int bin) {
    double below = 0;
    for (int each = 0; each < bin; each++) {
      below += negatives[each];
    }
    return below;
  }

  /** Bins in use with their two counts: 18 bytes each. */
  void write(ByteBuffer to) {
    int start = to.position();
    to.putShort((short) 0);
    short used = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (positives[bin] > 0 || negatives[bin] > 0) {
        to.putShort((short) bin).putDouble(positives[bin]).putDouble(negatives[bin]);
        used++;
      }
    }
    to.putShort(start, used);
  }

  static LogOddsCounts read(ByteBuffer from) {
    LogOddsCounts counts = new LogOddsCounts();
    for (int left = from.getShort(); left > 0; left--) {
      int bin = from.getShort();
      counts.add(bin, true, from.getDouble());
      counts.add(bin, false, from.getDouble());
    }
    return counts;
  }
}
