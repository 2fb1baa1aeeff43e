// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.resolution.Learner;
import touchstone.resolution.SharedData;
import touchstone.resolution.VoteMatrix;

class CrowdTableTest {
  private static final List<Learner> LEARNERS =
      List.of(
          new Weighted(),
          new OneCoin(),
          new DawidSkene(),
          new DawidSkeneShrunk(),
          new Glad(),
          new Mace(),
          new Committee());

  @Test
  void table() {
    List<String> lines = new ArrayList<>();
    double[] sums = new double[LEARNERS.size() + 1];
    for (String name : Crowds.NAMES) {
      VoteMatrix votes = Crowds.votes(name);
      Map<String, String> truth = SharedData.truth(name);
      StringBuilder line = new StringBuilder("| " + name);
      double majority = Crowds.accuracy(votes, truth, Crowds.majority(votes));
      sums[0] += majority;
      line.append(" | %.3f".formatted(majority));
      for (int i = 0; i < LEARNERS.size(); i++) {
        long began = System.nanoTime();
        var fit = LEARNERS.get(i).fit(votes);
        double accuracy = Crowds.accuracy(votes, truth, fit);
        sums[i + 1] += accuracy;
        line.append(
            String.format(
                Locale.ROOT,
                " | %.3f (%d, %d ms)",
                accuracy,
                fit.iterations(),
                (System.nanoTime() - began) / 1_000_000));
      }
      lines.add(line + " |");
    }
    lines.forEach(System.out::println);
    for (double sum : sums) {
      System.out.printf("%.4f ", sum / Crowds.NAMES.size());
    }
    System.out.println();
  }
}
