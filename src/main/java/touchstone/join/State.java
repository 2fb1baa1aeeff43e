// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.util.Locale;

/** How firm a label is. */
public enum State {
  /** The window is running and nothing that decides has happened. */
  OPEN,
  /**
   * A label for now: the window is over but the outcomes have not come so far, or one may yet be
   * outranked.
   */
  PROVISIONAL,
  /** Nothing that comes in time can change it. */
  CLOSED,
  /** It was closed with another label before something came late. */
  REVISED,
  /** The policy says that nothing can be said of this prediction. */
  ABSTAIN;

  /** The word used in JSON and on pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
