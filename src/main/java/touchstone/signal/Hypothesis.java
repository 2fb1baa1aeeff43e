// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/**
 * The changes that are looked for, each of a size, with its part of the evidence: all or half of
 * the positives rank as if at random; the odds of a click are a half or twice more, or fewer.
 */
enum Hypothesis {
  ALL_AT_RANDOM(Change.RANKING, 1, .3),
  HALF_AT_RANDOM(Change.RANKING, .5, .2),
  UP_BY_HALF(Change.RATE_UP, 1.4, .125),
  UP_TWOFOLD(Change.RATE_UP, 2, .125),
  DOWN_BY_HALF(Change.RATE_DOWN, 1 / 1.4, .125),
  DOWN_TWOFOLD(Change.RATE_DOWN, 1 / 2.0, .125);

  static final Hypothesis[] ALL = values();

  final Change change;
  final double size;
  final double part;

  Hypothesis(Change change, double size, double part) {
    this.change = change;
    this.size = size;
    this.part = part;
  }

  /**
   * The likelihood ratio of a label.
   *
   * @param odds of a click by the baseline, bounded towards the change
   * @param random how much likelier the positive's rank is at random; 1 for a negative
   */
  double ratio(boolean label, double odds, double random) {
    if (change == Change.RANKING) {
      return 1 - size + size * random;
    }
    double ratio = (1 + odds) / (1 + odds * size);
    return label ? ratio * size : ratio;
  }
}
