// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The 95 % intervals of measures: items are drawn with replacement, as many as there are, and an
 * interval runs from the 2.5th to the 97.5th percentile of the measure over the draws. Items are
 * drawn and not raters, since a rater drawn twice would agree with himself. All measures of the
 * same ratings see the same draws.
 *
 * <p>Source: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13 (the
 * percentile interval).
 */
final class Bootstrap {
  /** Any number would do; a fixed one gives the same ratings the same interval for ever. */
  static final long SEED = 20_080_815L;

  static final int DRAWS = 500;

  /** Steps that a draw of one measure may take: 500 of them stay within seconds. */
  static final long MOST_STEPS = 4_000_000;

  static final String NO_PAIR = "needs an item with two judgements or more";
  static final String ONE_ITEM = "an interval needs two items or more";
  static final String TOO_LONG =
      "no interval: 500 draws of so many different answers take too long";
  private static final String NOT_FINITE = "undefined: the numbers given are too large to compare";

  private Bootstrap() {}

  /** Each measure with its interval, the same for the same ratings and seed. */
  static List<Agreement> of(List<Measure> measures, Ratings ratings, long seed) {
    return of(measures, ratings, seed, new Work(Long.MAX_VALUE));
  }

  /** The same within some work: where it runs out with fewer draws, then with none. */
  static List<Agreement> of(List<Measure> measures, Ratings ratings, long seed, Work work) {
    List<Statistic> statistics = measures.stream().map(measure -> measure.on(ratings)).toList();
    double[][] draws = new double[measures.size()][];
    List<Agreement> values = values(measures, statistics, ratings);
    for (int i = 0; i < draws.length; i++) {
      int wanted =
          values.get(i).value() == null || ratings.items() < 2
              ? 0
              : work.draws(statistics.get(i).cost() + ratings.drawing());
      draws[i] = wanted > 0 ? new double[wanted] : null;
    }
    if (ratings.items() > 1) {
      draw(statistics, ratings, seed, draws);
    }
    List<Agreement> all = new ArrayList<>();
    for (int i = 0; i < draws.length; i++) {
      all.add(interval(values.get(i), statistics.get(i), draws[i]));
    }
    return all;
  }

  /**
   * Each measure with its interval, within some work: what takes too long to make ready is not
   * said.
   */
  static List<Agreement> within(List<Measure> measures, Ratings ratings, Work work) {
    List<Measure> ready =
        measures.stream().filter(each -> work.fits(each.readying(ratings))).toList();
    Map<String, Agreement> found = new HashMap<>();
    of(ready, ratings, SEED, work).forEach(each -> found.put(each.name(), each));
    return measures.stream()
        .map(
            each ->
                found.getOrDefault(
                    each.name(), Agreement.none(each.name(), ratings.items(), Parts.TOO_MUCH)))
        .toList();
  }

  /** Each measure without its interval. */
  static List<Agreement> values(List<Measure> measures, Ratings ratings) {
    return values(measures, measures.stream().map(each -> each.on(ratings)).toList(), ratings);
  }

  private static List<Agreement> values(
      List<Measure> measures, List<Statistic> statistics, Ratings ratings) {
    List<Agreement> all = new ArrayList<>();
    Sample once = ratings.all();
    for (int i = 0; i < measures.size(); i++) {
      all.add(value(measures.get(i).name(), statistics.get(i), ratings.items(), once));
    }
    return all;
  }

  private static Agreement value(String name, Statistic statistic, int items, Sample once) {
    if (items == 0) {
      return Agreement.none(name, 0, NO_PAIR);
    }
    if (statistic.of() == null) {
      return Agreement.none(name, items, statistic.undefined());
    }
    double value = statistic.of().applyAsDouble(once);
    if (Double.isNaN(value)) {
      return Agreement.none(name, items, statistic.undefined());
    }
    return Double.isInfinite(value)
        ? Agreement.none(name, items, NOT_FINITE)
        : new Agreement(name, value, null, null, items, statistic.note());
  }

  private static void draw(
      List<Statistic> statistics, Ratings ratings, long seed, double[][] draws) {
    if (Arrays.stream(draws).allMatch(Objects::isNull)) {
      return;
    }
    int most =
        Arrays.stream(draws).mapToInt(each -> each == null ? 0 : each.length).max().orElse(0);
    SplittableRandom random = new SplittableRandom(seed);
    int items = ratings.items();
    for (int draw = 0; draw < most; draw++) {
      int[] times = new int[items];
      for (int i = 0; i < items; i++) {
        times[(int) ((random.nextLong() >>> 32) * items >>> 32)]++;
      }
      Sample sample = ratings.sample(times);
      for (int i = 0; i < draws.length; i++) {
        if (draws[i] != null && draw < draws[i].length) {
          draws[i][draw] = statistics.get(i).of().applyAsDouble(sample);
        }
      }
    }
  }

  private static Agreement interval(Agreement value, Statistic statistic, double[] draws) {
    if (value.value() == null || value.n() == 1) {
      return value.value() == null ? value : value.noting(ONE_ITEM);
    }
    if (draws == null) {
      return value.noting(TOO_LONG);
    }
    double[] defined = Arrays.stream(draws).filter(Double::isFinite).sorted().toArray();
    int left = draws.length - defined.length;
    Agreement known =
        new Agreement(
            value.name(),
            value.value(),
            percentile(defined, 0.025),
            percentile(defined, 0.975),
            value.n(),
            value.note());
    if (draws.length < DRAWS) {
      known = known.noting("the interval is of " + draws.length + " draws, not of " + DRAWS);
    }
    return left == 0
        ? known
        : known.noting(
            "the interval leaves out "
                + left
                + " of "
                + draws.length
                + " draws: "
                + statistic.undefined());
  }

  /** Between the two nearest draws, in proportion; null where none is defined. */
  private static Double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return null;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
