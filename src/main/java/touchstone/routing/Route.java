// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import java.util.UUID;

/**
 * What routing says to a rater who asks for work.
 *
 * @param openTo which open tasks may be given
 * @param barred whether none is, ever: the kind or a skill is not the one asked for
 * @param inAll how many more by the cap on all
 * @param today how many more by the cap on a day
 * @param group the group of the quota's trait, or null where there is no quota
 */
public record Route(OpenTo openTo, boolean barred, int inAll, int today, String group) {

  /** The route in a project that routes and caps nothing. */
  public static Route plain(boolean expert, UUID participant) {
    return new Route(
        OpenTo.plain(expert, participant), false, Integer.MAX_VALUE, Integer.MAX_VALUE, null);
  }

  /** How many of so many asked for may be given. */
  public int of(int count) {
    return Math.min(count, Math.min(inAll, today));
  }

  /** Whether nothing will be given to this rater here any more, whatever others give back. */
  public boolean over() {
    return barred || inAll == 0;
  }
}
