// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import touchstone.resolution.Fit;
import touchstone.resolution.Learner;
import touchstone.resolution.VoteMatrix;

/**
 * Dawid and Skene with every rater's confusion matrix drawn towards that of all raters together, by
 * two votes a true class: who gave few votes is taken to be like the others, who gave many is heard
 * as they are. The class prior is what the majority says of all tasks and is not learned along.
 *
 * <p>Tie rule: classes whose posteriors are equal to 1e-9 lead together.
 *
 * <p>Example: Ada and Bo say a, b, a, b of four items, Cy b, a, b, a. With two votes of the
 * community in each true class Cy is still heard as the opposite, but less surely than by plain
 * Dawid and Skene: a, b, a, b with .96.
 *
 * <p>Source: A. P. Dawid, A. M. Skene (1979) as in {@link DawidSkene}; the shared matrix as in H.
 * Kim, Z. Ghahramani, "Bayesian Classifier Combination", AISTATS 2012, section 3 (there with a full
 * prior), and M. Venanzi et al., "Community-Based Bayesian Aggregation Models for Crowdsourcing",
 * WWW 2014, with one community.
 */
@Singleton
public final class DawidSkeneShrunk implements Learner {
  static final Confusions LEARNING = new Confusions(2, 0, false, false);

  @Override
  public String name() {
    return "dawid-skene-shrunk";
  }

  @Override
  public Fit fit(VoteMatrix votes) {
    return Guards.confusions(LEARNING, votes);
  }
}
