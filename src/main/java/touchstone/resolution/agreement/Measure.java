// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

/** One way to say in a number how far raters agree. */
public interface Measure {

  /** The name in the interface and on pages, such as {@code percent}. */
  String name();

  /**
   * The value and its interval. Equal ratings give equal numbers to the last bit, whatever the
   * order of their units; what cannot be said is null, with the reason in words.
   */
  Agreement of(Ratings ratings);
}
