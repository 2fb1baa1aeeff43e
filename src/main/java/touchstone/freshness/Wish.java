// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import touchstone.base.Money;
import touchstone.base.Problem;

/**
 * How many labels a lead wants made again: so many, or what a budget pays for.
 *
 * @param labels or null
 * @param budget or null
 * @param random the share that is drawn at random, 0 to 1
 * @param seed by which it is drawn
 */
record Wish(Integer labels, Money budget, double random, long seed) {
  /** The most that one batch makes again. */
  static final int MOST = 5_000;

  static final double RANDOM = .15;
  static final long SEED = 1;

  /** Checked; one of labels and budget must be given, and one alone. */
  static Wish of(Integer labels, Money budget, Double random, Long seed) {
    if ((labels == null) == (budget == null)) {
      throw Problem.refusedField("labels", "or a budget must be given, and not both");
    }
    if (labels != null && (labels < 1 || labels > MOST)) {
      throw Problem.refusedField("labels", "must be 1 to " + MOST);
    }
    double share = random == null ? RANDOM : random;
    if (!(share >= 0 && share <= 1)) {
      throw Problem.refusedField("random", "must be 0 to 1");
    }
    return new Wish(labels, budget, share, seed == null ? SEED : seed);
  }

  /** How many labels it comes to at a price each, which a budget needs. */
  int labelsAt(Money price) {
    if (labels != null) {
      return labels;
    }
    if (price == null) {
      throw Problem.refusedField(
          "budget", "says nothing here: what a label costs is not known, as the pool has no rate");
    }
    if (!price.currency().equals(budget.currency())) {
      throw Problem.refusedField(
          "budget.currency", "must be that of the pool, " + price.currency());
    }
    return price.grains() == 0 ? MOST : (int) Math.min(MOST, budget.grains() / price.grains());
  }
}
