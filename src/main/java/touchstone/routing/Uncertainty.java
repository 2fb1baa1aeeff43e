// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import java.util.Collection;
import touchstone.project.Places;

/**
 * How unsure an answer is, from 0 (sure) to 1 (anything goes): the entropy of its distribution in
 * units of the highest there can be (Shannon 1948; as in uncertainty sampling, Lewis and Gale
 * 1994).
 */
final class Uncertainty {
  /** What every class counts before anybody votes, so that one vote is not yet sure. */
  private static final double PRIOR = .5;

  private Uncertainty() {}

  /**
   * Of weighted votes: so much weight for each class that got any, of so many classes there are.
   */
  static double ofVotes(Collection<Double> weights, int classes) {
    int all = Math.max(2, Math.max(classes, weights.size()));
    double total = all * PRIOR + weights.stream().mapToDouble(Double::doubleValue).sum();
    double entropy = (all - weights.size()) * term(PRIOR / total);
    for (double weight : weights) {
      entropy += term((PRIOR + weight) / total);
    }
    return entropy / Math.log(all);
  }

  /** Of a model's score, the share that it gives an answer: a score of .5 is least sure. */
  static double ofScore(double score) {
    return (term(score) + term(1 - score)) / Math.log(2);
  }

  private static double term(double share) {
    return share <= 0 ? 0 : -share * Math.log(share);
  }

  /** The key of a place: what is least sure comes first. */
  static int key(double uncertainty) {
    return (int) Math.round((1 - Math.max(0, Math.min(1, uncertainty))) * (Places.KEYS - 1));
  }
}
