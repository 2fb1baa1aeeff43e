// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.nio.ByteBuffer;

/**
 * The running proof for one kind of change of one size, from likelihood ratios that are at most 1
 * in the mean while nothing changed. It sums over every label at which the change might have begun
 * (Shiryaev and Roberts), so that without a change it is at most the number of labels in the mean.
 */
final class Evidence {
  private static final double MOST = 1e100;

  private double sum;
  private double best = 1;
  private long since;

  /**
   * The ratio of one label or of some together.
   *
   * @param starts how many labels, as each may have been the first that changed
   * @param at the number of the label
   */
  void add(double ratio, double starts, long at) {
    sum = Math.min(MOST, (sum + starts) * ratio);
    best = Math.min(MOST, best * ratio);
    if (best <= 1) {
      best = 1;
      since = at;
    }
  }

  double sum() {
    return sum;
  }

  /** The label after which the ratios grew most: the likeliest beginning (Page's rule). */
  long since() {
    return since;
  }

  void write(ByteBuffer to) {
    to.putDouble(sum).putDouble(best).putLong(since);
  }

  static Evidence read(ByteBuffer from) {
    Evidence evidence = new Evidence();
    evidence.sum = from.getDouble();
    evidence.best = from.getDouble();
    evidence.since = from.getLong();
    return evidence;
  }
}
