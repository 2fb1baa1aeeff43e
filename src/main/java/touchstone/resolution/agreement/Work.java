// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

/**
 * The steps that one answer may still take, so that it ends within seconds whatever is asked of it.
 * Who comes first gets all draws; what is left gives fewer draws, then none, and the note says so.
 */
final class Work {
  /** Some seconds of draws. */
  static final long OF_A_REPORT = 1_500_000_000L;

  /** With fewer the ends of an interval would be those of two or three draws. */
  static final int FEWEST_DRAWS = 100;

  private long left;
  private long taken;

  Work(long left) {
    this.left = left;
  }

  /** As many draws as these steps each leave room for: all, the fewest or none. */
  int draws(long steps) {
    int draws =
        steps > Bootstrap.MOST_STEPS
            ? 0
            : room(steps, Bootstrap.DRAWS)
                ? Bootstrap.DRAWS
                : room(steps, FEWEST_DRAWS) ? FEWEST_DRAWS : 0;
    take(steps * draws);
    return draws;
  }

  private boolean room(long steps, int draws) {
    return steps * draws <= left;
  }

  /** Whether there is room for so many steps; if so they are taken. */
  boolean fits(double steps) {
    boolean fits = steps <= left;
    take(fits ? (long) steps : 0);
    return fits;
  }

  private void take(long steps) {
    left -= steps;
    taken += steps;
  }

  /** The steps taken so far. */
  long taken() {
    return taken;
  }
}
