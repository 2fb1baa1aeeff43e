// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import touchstone.resolution.Fit;
import touchstone.resolution.SharedData;
import touchstone.resolution.VoteMatrix;

/** The twelve shared crowds with classes, and how often a method is right on them. */
final class Crowds {
  static final List<String> NAMES = SharedData.CROWDS;

  private Crowds() {}

  /** Over the judged tasks with a truth, expected over ties: a tie of m is right with 1/m. */
  static double accuracy(VoteMatrix votes, Map<String, String> truth, Fit fit) {
    double right = 0;
    int known = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      String truly = truth.get(votes.task(task));
      if (truly != null && votes.votes(task) > 0) {
        known++;
        right += expected(fit.posterior(votes, task), votes.classes().indexOf(truly));
      }
    }
    return right / known;
  }

  /** What votes alone say: their shares. */
  static Fit majority(VoteMatrix votes) {
    return new Fit() {
      @Override
      public int iterations() {
        return 1;
      }

      @Override
      public double[] skills() {
        return new double[votes.raters().size()];
      }

      @Override
      public List<String> remarks() {
        return List.of();
      }

      @Override
      public double[] posterior(int[] raters, int[] choices, double[] weights) {
        double[] shares = new double[votes.classes().size()];
        Arrays.stream(choices).forEach(choice -> shares[choice] += 1.0 / choices.length);
        return shares;
      }
    };
  }

  static double expected(double[] support, int right) {
    double most = Arrays.stream(support).max().orElseThrow();
    long leaders = Arrays.stream(support).filter(each -> most - each < Fit.EQUAL).count();
    return right >= 0 && most - support[right] < Fit.EQUAL ? 1.0 / leaders : 0;
  }

  /** So many votes of each task, drawn by lot. */
  static VoteMatrix ofOverlap(VoteMatrix votes, int overlap, long seed) {
    Random random = new Random(seed);
    int[][] places = new int[votes.tasks()][];
    for (int task = 0; task < places.length; task++) {
      int first = votes.first(task);
      int[] all = IntStream.range(first, first + votes.votes(task)).toArray();
      for (int i = all.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int kept = all[i];
        all[i] = all[j];
        all[j] = kept;
      }
      places[task] = Arrays.copyOf(all, Math.min(overlap, all.length));
    }
    return votes.only(places);
  }

  static VoteMatrix votes(String name) {
    return SharedData.matrix(name);
  }
}
