// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.util.List;

/**
 * What a rater was given.
 *
 * @param left more: ask again; later: what others hold may come back; lacking: there is no known
 *     item more for training or exam, which the lead is shown; none: nothing more
 */
public record Given(List<Lease> leases, String left) {
  public static final String MORE = "more";
  public static final String LATER = "later";
  public static final String LACKING = "lacking";
  public static final String NONE = "none";

  /** What a paused rater is given: nothing, whatever there is. */
  static final Given PAUSED = new Given(List.of(), NONE);

  /** The same in the words of the contract: whose known items lack may come back later. */
  Given toCallers() {
    return left.equals(LACKING) ? new Given(leases, LATER) : this;
  }

  boolean paused() {
    return this == PAUSED;
  }
}
