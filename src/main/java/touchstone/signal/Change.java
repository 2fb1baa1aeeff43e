// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/** What may become of a slice: its scores no longer rank, or clicks become more or fewer. */
public enum Change {
  /** Clicked and not clicked are told apart less well than before. */
  RANKING,
  /** More clicks than such scores had before. */
  RATE_UP,
  /** Fewer clicks than such scores had before. */
  RATE_DOWN
}
