// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import touchstone.resolution.method.OneCoin;

/**
 * Stops once the leading class is likely enough by the one-coin model, all classes being as likely
 * as each other beforehand. For questions with a right answer.
 *
 * @param confidence what the leading class must reach, over 0 and under 1
 */
public record PosteriorStopping(double confidence, int least, int most) implements Stopping {

  @Override
  public Verdict on(TaskVotes votes) {
    double leading =
        OneCoin.leading(OneCoin.posterior(votes.classes(), votes.choices(), votes.skills()));
    return new Verdict(Bounded.why(this, votes, leading >= confidence), leading);
  }

  @Override
  public boolean heedsSkills() {
    return true;
  }
}
