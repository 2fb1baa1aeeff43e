// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

/**
 * A label that may be made again, with what speaks for it.
 *
 * @param <K> what names it
 * @param use how much it is used, 0 or more
 * @param aged how likely it has changed by its age alone, 0 to 1
 * @param outdated what it was given for has changed: certain at once
 * @param drift how far its slice has drifted, 0 to 1
 * @param disagreement how far feedback speaks against it, 0 to 1
 * @param costOfError what a wrong label costs, against 1 elsewhere
 * @param price what making it again costs, above 0
 */
public record Candidate<K>(
    K key,
    double use,
    double aged,
    boolean outdated,
    double drift,
    double disagreement,
    double costOfError,
    double price) {

  /**
   * How likely it is wrong by now: 1 where it is outdated, else {@code 1 - (1 - aged)(1 - drift)(1
   * - disagreement)}, as if the three were apart.
   */
  public double changed() {
    return outdated ? 1 : 1 - (1 - aged) * (1 - drift) * (1 - disagreement);
  }

  /** What making it again is worth, a unit of money. */
  public double score() {
    return use * changed() * costOfError / price;
  }
}
