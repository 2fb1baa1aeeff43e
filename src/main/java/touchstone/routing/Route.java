// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import java.util.List;
import java.util.UUID;

/**
 * What routing says to a rater who asks for work.
 *
 * @param openTo which open tasks may be given
 * @param barred whether none is, ever: the kind or a skill is not the one asked for
 * @param inAll how many more by the cap on all
 * @param today how many more by the cap on a day
 * @param group the group of the trait of the quota or the cover, or null where there is neither
 * @param first what of it comes before the rest: tasks that lack the rater's group; or null
 * @param kept the groups of others for which places are kept; mostly none
 */
public record Route(
    OpenTo openTo,
    boolean barred,
    int inAll,
    int today,
    String group,
    OpenTo first,
    List<Covers.Wanted> kept) {

  /** The route in a project that routes and caps nothing. */
  public static Route plain(boolean expert, UUID participant) {
    return new Route(
        OpenTo.plain(expert, participant),
        false,
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        null,
        null,
        List.of());
  }

  /** The route in a project that has a pilot and routes nothing. */
  static Route inPilot(boolean expert, UUID participant, int items) {
    Route plain = plain(expert, participant);
    return new Route(
        plain.openTo.inPilot(items), false, plain.inAll, plain.today, null, null, List.of());
  }

  /** The same for a lead, without what they looked at as a reviewer. */
  public Route notReviewedBy(UUID account) {
    return new Route(
        openTo.notReviewedBy(account),
        barred,
        inAll,
        today,
        group,
        first == null ? null : first.notReviewedBy(account),
        kept);
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
