// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import touchstone.resolution.VoteMatrix;
import touchstone.resolution.method.OneCoin;

/**
 * What another way of stopping would have bought of judgements that were given: each task's votes
 * come in an order drawn by lot, and in each round of looks every open task gets the verdict of the
 * rule, with the skills learned from what all tasks have by then. A task that was closed stays so.
 */
public final class Replay {
  private final VoteMatrix given;
  private final int[][] order;

  /** The votes of a project, their order drawn with a seed: the same seed, the same order. */
  public Replay(VoteMatrix given, long seed) {
    this.given = given;
    this.order = new int[given.tasks()][];
    Random random = new Random(seed);
    for (int task = 0; task < given.tasks(); task++) {
      order[task] =
          IntStream.range(given.first(task), given.first(task) + given.votes(task)).toArray();
      shuffle(order[task], random);
    }
  }

  /**
   * What was bought.
   *
   * @param votes the same tasks, raters and classes, with the votes bought
   * @param full how many tasks had as many as may be bought, or as there were, and were not sure
   */
  public record Bought(VoteMatrix votes, int full) {

    /** Judgements a task in the mean. */
    public double aTask() {
      return (double) votes.size() / votes.tasks();
    }
  }

  public Bought by(Stopping rule) {
    int[] bought = new int[given.tasks()];
    boolean[] closed = new boolean[given.tasks()];
    Arrays.setAll(bought, task -> Math.min(rule.least(), order[task].length));
    int full = 0;
    for (int open = given.tasks(); open > 0; ) {
      VoteMatrix so = given.only(firsts(bought));
      double[] skills =
          rule.heedsSkills()
              ? OneCoin.impartial().fit(so).skills()
              : new double[given.raters().size()];
      for (int task = 0; task < given.tasks(); task++) {
        if (closed[task]) {
          continue;
        }
        Verdict verdict = rule.on(votes(so, task, skills));
        boolean noMore = bought[task] == order[task].length;
        if (verdict.enough() || noMore) {
          closed[task] = true;
          open--;
          full += verdict.why() == Verdict.Why.SURE ? 0 : 1;
        } else {
          bought[task]++;
        }
      }
    }
    return new Bought(given.only(firsts(bought)), full);
  }

  private int[][] firsts(int[] bought) {
    return IntStream.range(0, bought.length)
        .mapToObj(task -> Arrays.copyOf(order[task], bought[task]))
        .toArray(int[][]::new);
  }

  private static TaskVotes votes(VoteMatrix votes, int task, double[] skills) {
    int first = votes.first(task);
    int count = votes.votes(task);
    return new TaskVotes(
        votes.classes().size(),
        IntStream.range(first, first + count).map(votes::choice).toArray(),
        IntStream.range(first, first + count)
            .mapToDouble(place -> skills[votes.rater(place)])
            .toArray());
  }

  private static void shuffle(int[] places, Random random) {
    for (int i = places.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = places[i];
      places[i] = places[j];
      places[j] = kept;
    }
  }
}
