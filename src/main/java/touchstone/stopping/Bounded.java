// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

/** What every rule with a least and a most says alike. */
final class Bounded {
  private Bounded() {}

  static Verdict.Why why(Stopping rule, TaskVotes votes, boolean sure) {
    if (votes.count() < rule.least()) {
      return Verdict.Why.BEGUN;
    }
    if (sure) {
      return Verdict.Why.SURE;
    }
    return votes.count() >= rule.most() ? Verdict.Why.FULL : Verdict.Why.UNSURE;
  }
}
