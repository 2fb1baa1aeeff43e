// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

/** Decides when a task has judgements enough. */
public interface Stopping {

  /** What is to be said of a task with these votes. */
  Verdict on(TaskVotes votes);

  /** Whether the skills of those who voted make a difference to it. */
  default boolean heedsSkills() {
    return false;
  }

  /** So many judgements are bought at once before the first look. */
  int least();

  /** No more judgements than these are bought. */
  int most();
}
