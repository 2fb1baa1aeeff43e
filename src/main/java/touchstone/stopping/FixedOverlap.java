// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

/** The same number of judgements for every task. */
public record FixedOverlap(int wanted) implements Stopping {

  @Override
  public Verdict on(TaskVotes votes) {
    boolean full = votes.count() >= wanted;
    return new Verdict(
        full ? Verdict.Why.FULL : Verdict.Why.BEGUN, Math.min(1, (double) votes.count() / wanted));
  }

  @Override
  public int least() {
    return wanted;
  }

  @Override
  public int most() {
    return wanted;
  }
}
