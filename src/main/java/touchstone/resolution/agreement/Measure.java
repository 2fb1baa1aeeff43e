// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.List;

/** One way to say in a number how far raters agree. */
public interface Measure {

  /** The name in the interface and on pages, such as {@code percent}. */
  String name();

  /** Whether it means something on answers of this kind. */
  boolean fits(Answers kind);

  /** About how many steps it takes to make ready for these ratings, beyond one look at each. */
  default double readying(Ratings ratings) {
    return 0;
  }

  /**
   * The measure on these ratings. Equal ratings give equal numbers to the last bit, whatever the
   * order of their items and raters; what cannot be said is said in words.
   */
  Statistic on(Ratings ratings);

  /** The value and its interval. */
  default Agreement of(Ratings ratings) {
    return of(ratings, Bootstrap.SEED);
  }

  /** The same with draws of another seed. */
  default Agreement of(Ratings ratings, long seed) {
    return Bootstrap.of(List.of(this), ratings, seed).get(0);
  }
}
