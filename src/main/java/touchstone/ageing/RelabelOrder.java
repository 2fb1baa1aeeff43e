// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which labels to make again for a budget: the greater part by what they are worth ({@link
 * Candidate#score}), the greedy rule of the knapsack by value a price (Dantzig 1957); a share of it
 * drawn at random, which alone measures how many labels have changed without a bias. Equal scores
 * stay in the order they came in.
 *
 * <p>Example: of labels with uses 10, 1 and 4, ages of one half-life (0.5) and prices 1, 1 and 2
 * the scores are 5, 0.5 and 1; a budget of 3 without a random share takes the first and the third.
 */
public final class RelabelOrder {
  private static final double SPARE = 1e-9;

  private RelabelOrder() {}

  /**
   * One that is to be made again.
   *
   * @param <K> what names it
   * @param atRandom drawn, whatever its score
   */
  public record Chosen<K>(Candidate<K> candidate, boolean atRandom) {}

  /** Those worth most first. */
  public static <K> List<Candidate<K>> ordered(List<Candidate<K>> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparingDouble((Candidate<K> one) -> one.score()).reversed())
        .toList();
  }

  /**
   * What the budget pays for, the drawn ones first. The draw ends at the first that it cannot pay
   * for, so that dear ones are drawn as often as cheap ones; the order goes on to what still fits.
   *
   * @param share of the budget that is drawn, 0 to 1
   */
  public static <K> List<Chosen<K>> choose(
      List<Candidate<K>> candidates, double budget, double share, long seed) {
    List<Candidate<K>> mixed = new ArrayList<>(candidates);
    java.util.Collections.shuffle(mixed, new Random(seed));
    List<Chosen<K>> chosen = new ArrayList<>();
    double spent = 0;
    int drawn = 0;
    while (drawn < mixed.size() && fits(spent + mixed.get(drawn).price(), budget * share)) {
      spent += mixed.get(drawn).price();
      chosen.add(new Chosen<>(mixed.get(drawn), true));
      drawn++;
    }
    java.util.Set<K> taken = new java.util.HashSet<>();
    chosen.forEach(one -> taken.add(one.candidate().key()));
    for (Candidate<K> candidate : ordered(candidates)) {
      if (!taken.contains(candidate.key()) && fits(spent + candidate.price(), budget)) {
        spent += candidate.price();
        chosen.add(new Chosen<>(candidate, false));
      }
    }
    return chosen;
  }

  private static boolean fits(double sum, double budget) {
    return sum <= budget + SPARE;
  }
}
