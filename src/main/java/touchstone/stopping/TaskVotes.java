// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import java.util.stream.IntStream;

/**
 * The votes on one question of one task.
 *
 * @param classes how many answers the question offers
 * @param choices the class that each vote chose, 0 to classes - 1
 * @param skills how often the rater behind each vote is right, between 0 and 1
 */
public record TaskVotes(int classes, int[] choices, double[] skills) {

  int count() {
    return choices.length;
  }

  /** How many votes the class has that most chose. */
  int leading() {
    return IntStream.range(0, classes).map(this::of).max().orElse(0);
  }

  private int of(int one) {
    return (int) IntStream.of(choices).filter(choice -> choice == one).count();
  }
}
