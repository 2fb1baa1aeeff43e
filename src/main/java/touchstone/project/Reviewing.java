// SPDX-License-Identifier: Apache-2.0
package touchstone.project;

import java.util.Map;
import touchstone.base.Problem;

/**
 * What reviewers look at, and what raters are told of it.
 *
 * @param sample the share of settled tasks that is reviewed by lot, 0 to 1
 * @param below labels less sure than this are worth a look, 0 to 1
 * @param costs what it costs to give a label wrongly, by label; one that is not named costs 1
 * @param tell whether raters are told where they were corrected, and may contest it
 */
public record Reviewing(Double sample, Double below, Map<String, Double> costs, Boolean tell) {
  /** What holds where the policy says nothing. */
  public static final Reviewing USUAL = new Reviewing(0.0, .7, Map.of(), true);

  private static final int MOST = 200;

  /** The same, checked and filled in; null where none is set. */
  static Reviewing of(Reviewing given) {
    if (given == null) {
      return null;
    }
    Map<String, Double> costs = given.costs == null ? Map.of() : given.costs;
    if (costs.size() > MOST || costs.values().stream().anyMatch(Reviewing::unfit)) {
      throw Problem.refusedField(
          "policy.review.costs", "must be numbers of 0 to 1000000, for at most 200 labels");
    }
    return new Reviewing(
        share("policy.review.sample", given.sample, USUAL.sample),
        share("policy.review.below", given.below, USUAL.below),
        costs,
        given.tell == null || given.tell);
  }

  private static boolean unfit(Double cost) {
    return cost == null || !(cost >= 0 && cost <= 1_000_000);
  }

  private static Double share(String field, Double value, Double usual) {
    if (value != null && !(value >= 0 && value <= 1)) {
      throw Problem.refusedField(field, "must be 0 to 1");
    }
    return value == null ? usual : value;
  }

  /** What it costs to give a label wrongly. */
  public double cost(String label) {
    return costs.getOrDefault(label, 1.0);
  }
}
