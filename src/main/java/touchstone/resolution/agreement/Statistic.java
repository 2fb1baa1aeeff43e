// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.function.ToDoubleFunction;

/**
 * A measure made ready for some ratings.
 *
 * @param of the value on a sample of their items, NaN where it is undefined; null where it cannot
 *     be said at all
 * @param undefined why there is no value, in words
 * @param note what a reader of the value must know, or null
 * @param cost steps that one sample takes
 */
record Statistic(ToDoubleFunction<Sample> of, String undefined, String note, long cost) {
  static final String UNANIMOUS =
      "undefined because unanimous: every pair has the same answer and there is only one value";

  /** No value, and why. */
  static Statistic none(String why) {
    return new Statistic(null, why, null, 0);
  }

  /** One that is undefined only where all say the same. */
  static Statistic of(ToDoubleFunction<Sample> of, long cost) {
    return new Statistic(of, UNANIMOUS, null, cost);
  }

  Statistic noting(String words) {
    return words == null
        ? this
        : new Statistic(of, undefined, note == null ? words : note + "; " + words, cost);
  }

  Statistic undefinedAs(String words) {
    return new Statistic(of, words, note, cost);
  }
}
