// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order against oldest-first, on simulated labels whose half-lives are guessed badly. */
class RelabelOrderTest {
  private static final int SLICES = 24;
  private static final int LABELS = 40;
  private static final int RUNS = 200;
  private static final double BUDGET = .2;

  private static Candidate<Integer> candidate(int key, double use, double aged, double price) {
    return new Candidate<>(key, use, aged, false, 0, 0, 1, price);
  }

  @Test
  void theWorkedExampleHolds() {
    List<Candidate<Integer>> labels =
        List.of(candidate(1, 10, .5, 1), candidate(2, 1, .5, 1), candidate(3, 4, .5, 2));
    assertEquals(List.of(5.0, .5, 1.0), labels.stream().map(Candidate::score).toList());
    assertEquals(
        List.of(1, 3),
        RelabelOrder.choose(labels, 3, 0, 1).stream().map(one -> one.candidate().key()).toList());
  }

  @Test
  void outdatedIsCertainAndEvidenceAddsUp() {
    assertEquals(1, new Candidate<>(1, 1, 0, true, 0, 0, 1, 1).changed());
    assertEquals(1 - .5 * .8 * .25, new Candidate<>(1, 1, .5, false, .2, .75, 1, 1).changed());
    assertEquals(6, new Candidate<>(1, 4, 0, true, 0, 0, 3, 2).score());
  }

  @Test
  void theSameSeedDrawsTheSameAndTheShareIsKept() {
    List<Candidate<Integer>> labels = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      labels.add(candidate(i, i, .5, 1));
    }
    List<RelabelOrder.Chosen<Integer>> chosen = RelabelOrder.choose(labels, 40, .15, 9);
    assertEquals(chosen, RelabelOrder.choose(labels, 40, .15, 9));
    assertEquals(40, chosen.size());
    assertEquals(6, chosen.stream().filter(RelabelOrder.Chosen::atRandom).count());
    assertEquals(40, chosen.stream().map(one -> one.candidate().key()).distinct().count());
  }

  /** What a way finds: flips weighted by use, and what it spent. */
  private record Found(double flips, double money) {
    double aUnit() {
      return flips / money;
    }
  }

  private record Label(double age, double use, double price, boolean flipped) {}

  /** Slices with half-lives of 10 to 1,000 days, each guessed off by a factor of 2.5 at one SD. */
  private static final class World {
    final List<Label> labels = new ArrayList<>();
    final List<Candidate<Integer>> candidates = new ArrayList<>();

    World(long seed) {
      Random random = new Random(seed);
      for (int slice = 0; slice < SLICES; slice++) {
        double halfLife = 10 * Math.pow(100, random.nextDouble());
        double guess = halfLife * Math.exp(random.nextGaussian() * Math.log(2.5));
        double use = 1 + random.nextInt(100);
        double price = random.nextBoolean() ? 1 : 5;
        for (int i = 0; i < LABELS; i++) {
          double age = random.nextDouble() * 730;
          boolean flipped = random.nextDouble() < HalfLife.changed(age, halfLife);
          candidates.add(candidate(labels.size(), use, HalfLife.changed(age, guess), price));
          labels.add(new Label(age, use, price, flipped));
        }
      }
    }

    double budget() {
      return BUDGET * labels.stream().mapToDouble(Label::price).sum();
    }

    Found ordered(double random, long seed) {
      List<Integer> keys =
          RelabelOrder.choose(candidates, budget(), random, seed).stream()
              .map(one -> one.candidate().key())
              .toList();
      return found(keys);
    }

    Found oldestFirst() {
      List<Integer> byAge = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        byAge.add(i);
      }
      byAge.sort(Comparator.comparingDouble((Integer i) -> labels.get(i).age()).reversed());
      List<Integer> keys = new ArrayList<>();
      double left = budget();
      for (int key : byAge) {
        if (labels.get(key).price() <= left) {
          left -= labels.get(key).price();
          keys.add(key);
        }
      }
      return found(keys);
    }

    private Found found(List<Integer> keys) {
      double flips = 0;
      double money = 0;
      for (int key : keys) {
        Label label = labels.get(key);
        flips += label.flipped() ? label.use() : 0;
        money += label.price();
      }
      return new Found(flips, money);
    }
  }

  @Test
  void theOrderFindsHalfAsMuchAgainAsOldestFirst() {
    double plain = 0;
    double withRandom = 0;
    double worst = Double.MAX_VALUE;
    for (long seed = 1; seed <= RUNS; seed++) {
      World world = new World(seed);
      double oldest = world.oldestFirst().aUnit();
      double ratio = world.ordered(.15, seed).aUnit() / oldest;
      plain += world.ordered(0, seed).aUnit() / oldest / RUNS;
      withRandom += ratio / RUNS;
      worst = Math.min(worst, ratio);
    }
    System.out.printf(
        "Use-weighted flips a unit of money against oldest-first, mean of %d runs: %.2f in order"
            + " alone, %.2f with 15 %% at random (worst run %.2f)%n",
        RUNS, plain, withRandom, worst);
    assertTrue(plain >= 1.5, "in order alone: " + plain);
    assertTrue(withRandom >= 1.5, "with the random share: " + withRandom);
  }
}
