// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import touchstone.base.Problem;

/**
 * The first items of a project, judged by several raters before any other is given out.
 *
 * @param items how many, the first by rank
 * @param raters how many judgements each wants
 * @param alpha the agreement from which on the others may be given out
 */
public record Pilot(Integer items, Integer raters, Double alpha) {
  private static final int ITEMS = 30;
  private static final int MOST_ITEMS = 1000;
  private static final int RATERS = 3;
  private static final int MOST_RATERS = 100;
  private static final double ALPHA = .6;

  /** The same with its defaults, or 422; null for none. */
  static Pilot of(Pilot given) {
    if (given == null) {
      return null;
    }
    int items = given.items == null ? ITEMS : given.items;
    int raters = given.raters == null ? RATERS : given.raters;
    double alpha = given.alpha == null ? ALPHA : given.alpha;
    if (items < 2 || items > MOST_ITEMS) {
      throw Problem.refusedField("policy.pilot.items", "must be 2 to " + MOST_ITEMS);
    }
    if (raters < 2 || raters > MOST_RATERS) {
      throw Problem.refusedField("policy.pilot.raters", "must be 2 to " + MOST_RATERS);
    }
    if (!(alpha >= 0 && alpha <= 1)) {
      throw Problem.refusedField("policy.pilot.alpha", "must be 0 to 1");
    }
    return new Pilot(items, raters, alpha);
  }
}
