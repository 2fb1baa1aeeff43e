// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.resolution.Fit;
import touchstone.resolution.SharedData;
import touchstone.resolution.VoteMatrix;
import touchstone.resolution.method.OneCoin;

/**
 * What stopping early would have bought of real crowds' judgements, as a table: judgements a task,
 * and how often the majority and the one-coin answer of what was bought are right.
 */
@Tag("bench")
class AdaptiveReplayBench {
  private static final int SEEDS = Integer.getInteger("touchstone.bench.seeds", 5);
  private static final List<String> SETS =
      List.of(
          "bluebird",
          "dog",
          "rte",
          "product",
          "possent",
          "s_adult",
          "weather_cf",
          "weather_amt",
          "zencrowd_in",
          "zencrowd_us",
          "zencrowd_all",
          "music");
  private static final List<Stopping> RULES =
      List.of(
          new FixedOverlap(3),
          new FixedOverlap(5),
          new PosteriorStopping(.8, 2, 10),
          new PosteriorStopping(.9, 2, 10),
          new PosteriorStopping(.95, 2, 10));

  private record Figures(double judgements, double majority, double oneCoin) {
    Figures plus(Figures other) {
      return new Figures(
          judgements + other.judgements, majority + other.majority, oneCoin + other.oneCoin);
    }

    Figures over(int count) {
      return new Figures(judgements / count, majority / count, oneCoin / count);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f  %.4f  %.4f", judgements, majority, oneCoin);
    }
  }

  private static final Figures NONE = new Figures(0, 0, 0);

  @Test
  void crowdsWithTruth() {
    System.out.println(
        "| set | " + String.join(" | ", RULES.stream().map(Object::toString).toList()) + " |");
    System.out.println("|---|" + "---|".repeat(RULES.size()));
    Figures[] sums = new Figures[RULES.size()];
    Arrays.fill(sums, NONE);
    for (String set : SETS) {
      VoteMatrix given = SharedData.matrix(set);
      Map<String, String> truth = SharedData.truth(set);
      List<String> cells = new ArrayList<>();
      for (int rule = 0; rule < RULES.size(); rule++) {
        Stopping by = RULES.get(rule);
        Figures figures =
            IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> figures(new Replay(given, seed).by(by).votes(), truth))
                .reduce(NONE, Figures::plus)
                .over(SEEDS);
        sums[rule] = sums[rule].plus(figures.over(SETS.size()));
        cells.add(figures.toString());
      }
      System.out.println("| " + set + " | " + String.join(" | ", cells) + " |");
    }
    System.out.println(
        "| mean | "
            + String.join(" | ", Arrays.stream(sums).map(Figures::toString).toList())
            + " |");
    System.out.printf(
        Locale.ROOT,
        "at .9: %.1f %% fewer judgements than fixed 5%n",
        100 * (1 - sums[3].judgements() / sums[1].judgements()));
  }

  private static Figures figures(VoteMatrix votes, Map<String, String> truth) {
    Fit fit = OneCoin.impartial().fit(votes);
    double majority = 0;
    double oneCoin = 0;
    int known = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      String truly = truth.get(votes.task(task));
      if (truly != null && votes.votes(task) > 0) {
        int right = votes.classes().indexOf(truly);
        double[] counts = Arrays.stream(votes.counts(task)).asDoubleStream().toArray();
        majority += expected(counts, right);
        oneCoin += expected(fit.posterior(votes, task), right);
        known++;
      }
    }
    return new Figures((double) votes.size() / votes.tasks(), majority / known, oneCoin / known);
  }

  /** One where the right class leads, its part where several lead, else none. */
  private static double expected(double[] support, int right) {
    double most = Arrays.stream(support).max().orElseThrow();
    long leaders = Arrays.stream(support).filter(each -> most - each < 1e-9).count();
    return right >= 0 && most - support[right] < 1e-9 ? 1.0 / leaders : 0;
  }

  @Test
  void opinionsOfDices() {
    VoteMatrix given = dices();
    Stopping fixed = new FixedOverlap(5);
    Stopping adaptive = new LeadingSide(.875, 2, 9);
    int seeds = 20 * SEEDS;
    for (Stopping rule : List.of(fixed, adaptive)) {
      double judgements = 0;
      double same = 0;
      for (int seed = 1; seed <= seeds; seed++) {
        VoteMatrix bought = new Replay(given, seed).by(rule).votes();
        judgements += (double) bought.size() / bought.tasks() / seeds;
        same += agreement(bought, given) / seeds;
      }
      System.out.printf(
          Locale.ROOT,
          "dices-350 %s: %.3f judgements a task, agreement with all 123: %.4f%n",
          rule,
          judgements,
          same);
    }
  }

  /** Each dialogue's votes as Yes or not; ties of all 123 cannot be. */
  private static VoteMatrix dices() {
    VoteMatrix.Builder builder = new VoteMatrix.Builder().offering(List.of("not", "Yes"));
    List<List<String>> units = SharedData.dices();
    for (int unit = 0; unit < units.size(); unit++) {
      for (int rater = 0; rater < units.get(unit).size(); rater++) {
        String vote = units.get(unit).get(rater);
        if (vote != null) {
          builder.vote("d" + unit, "r" + rater, vote.equals("Yes") ? "Yes" : "not");
        }
      }
    }
    return builder.build();
  }

  private static double agreement(VoteMatrix bought, VoteMatrix all) {
    double same = 0;
    for (int task = 0; task < all.tasks(); task++) {
      int[] counts = all.counts(task);
      double[] some = Arrays.stream(bought.counts(task)).asDoubleStream().toArray();
      same += expected(some, counts[0] > counts[1] ? 0 : 1);
    }
    return same / all.tasks();
  }
}
