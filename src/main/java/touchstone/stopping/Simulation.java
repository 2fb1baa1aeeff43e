// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import touchstone.resolution.VoteMatrix;

/**
 * What several ways would have bought of the votes on one question, in the mean of some draws of
 * the order in which votes come.
 */
final class Simulation {
  private static final int DRAWS = 5;
  private static final int VOTES_FOR_DRAWS = 50_000;
  private static final double EQUAL = 1e-9;

  private final VoteMatrix given;
  private final int[] label;
  private final long seed;

  Simulation(VoteMatrix given, long seed) {
    this.given = given;
    this.seed = seed;
    this.label = new int[given.tasks()];
    Arrays.setAll(label, task -> onlyLeader(given.counts(task)));
  }

  /**
   * One way's figures.
   *
   * @param judgements how many would have been bought
   * @param aTask the same for one task
   * @param agreement the share of tasks whose label would have been that of all votes, 0 to 1, ties
   *     counted by their part; over tasks where one answer leads all votes, null where there is
   *     none
   * @param open the share of tasks that ended without the rule being sure, 0 to 1
   */
  record Figures(double judgements, double aTask, Double agreement, double open) {}

  /** How many votes the task has that has most. */
  int greatest() {
    int greatest = 0;
    for (int task = 0; task < given.tasks(); task++) {
      greatest = Math.max(greatest, given.votes(task));
    }
    return greatest;
  }

  List<Figures> of(List<Way> ways) {
    int draws = given.size() > VOTES_FOR_DRAWS ? 1 : DRAWS;
    double[][] sums = new double[ways.size()][3];
    for (int draw = 0; draw < draws; draw++) {
      Replay replay = new Replay(given, seed + draw);
      for (int way = 0; way < ways.size(); way++) {
        Replay.Bought bought = replay.by(ways.get(way).rule());
        sums[way][0] += (double) bought.votes().size() / draws;
        sums[way][1] += same(bought.votes()) / draws;
        sums[way][2] += (double) bought.full() / draws;
      }
    }
    long clear = Arrays.stream(label).filter(leader -> leader >= 0).count();
    List<Figures> figures = new ArrayList<>();
    for (int way = 0; way < ways.size(); way++) {
      figures.add(
          new Figures(
              sums[way][0],
              sums[way][0] / given.tasks(),
              clear == 0 ? null : Double.valueOf(sums[way][1] / clear),
              ways.get(way).confidence() == null ? 0 : sums[way][2] / given.tasks()));
    }
    return figures;
  }

  private double same(VoteMatrix bought) {
    double same = 0;
    for (int task = 0; task < label.length; task++) {
      if (label[task] >= 0) {
        same += part(bought.counts(task), label[task]);
      }
    }
    return same;
  }

  /** One where the class leads alone, its part where several lead, else none. */
  private static double part(int[] counts, int of) {
    int most = Arrays.stream(counts).max().orElse(0);
    return counts[of] == most
        ? 1.0 / Arrays.stream(counts).filter(count -> count == most).count()
        : 0;
  }

  private static int onlyLeader(int[] counts) {
    for (int one = 0; one < counts.length; one++) {
      if (part(counts, one) > 1 - EQUAL) {
        return one;
      }
    }
    return -1;
  }
}
