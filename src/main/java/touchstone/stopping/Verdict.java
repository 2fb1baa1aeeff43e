// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

/**
 * Whether a task has judgements enough, and why.
 *
 * @param confidence how likely the leading class is, 0 to 1, by what the stopping rule believes;
 *     for a fixed overlap the share of the votes that have come
 */
public record Verdict(Why why, double confidence) {

  /** Why a further judgement is bought, or none. */
  public enum Why {
    /** Fewer than are bought of every task. */
    BEGUN(false),
    /** What leads is not sure enough. */
    UNSURE(false),
    /** What leads is sure enough. */
    SURE(true),
    /** As many as may be bought, sure or not: a matter for an expert if it is not. */
    FULL(true);

    private final boolean enough;

    Why(boolean enough) {
      this.enough = enough;
    }
  }

  public boolean enough() {
    return why.enough;
  }
}
