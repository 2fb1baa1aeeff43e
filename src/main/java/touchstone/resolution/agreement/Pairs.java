// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The pairs of raters in some ratings, for measures that know two raters apart. With more than one
 * pair such a measure is the mean over pairs, each weighing as many units as it shares; of many
 * raters only the 200 pairs that share the most are looked at. The note says so.
 */
final class Pairs {
  private static final int MOST = 200;

  /** Beyond those who gave the most, pairs are more than one answer can wait for. */
  private static final int MOST_RATERS = 100;

  /** Up to so many values a table of all that can meet is smaller than the units. */
  private static final int FEW_VALUES = 16;

  private Pairs() {}

  /**
   * Two raters and what each gave to the units they share.
   *
   * @param units by number, rising
   * @param first places among the values that either gave
   * @param second the same of the other
   * @param values the number of each of those values
   * @param cells of each unit the first place and the second as one number, where values are few
   */
  record Pair(
      int one, int other, int[] units, int[] first, int[] second, int[] values, int[] cells) {
    static Pair of(int one, int other, List<int[]> shared) {
      int[] values =
          shared.stream()
              .flatMapToInt(each -> IntStream.of(each[1], each[2]))
              .sorted()
              .distinct()
              .toArray();
      return new Pair(
          one,
          other,
          shared.stream().mapToInt(each -> each[0]).toArray(),
          shared.stream().mapToInt(each -> Arrays.binarySearch(values, each[1])).toArray(),
          shared.stream().mapToInt(each -> Arrays.binarySearch(values, each[2])).toArray(),
          values,
          cells(shared, values));
    }

    private static int[] cells(List<int[]> shared, int[] values) {
      return values.length > FEW_VALUES
          ? null
          : shared.stream()
              .mapToInt(
                  each ->
                      Arrays.binarySearch(values, each[1]) * values.length
                          + Arrays.binarySearch(values, each[2]))
              .toArray();
    }

    /** Steps that one look takes. */
    long cost() {
      return 2L * units.length + 2L * values.length;
    }

    /** How often each of the two values met each other in a sample, row by row. */
    private int[] meetings(int[] times) {
      int[] meetings = new int[values.length * values.length];
      for (int i = 0; i < cells.length; i++) {
        meetings[cells[i]] += times[units[i]];
      }
      return meetings;
    }
  }

  /** A measure of two raters: NaN where undefined. */
  interface OfTwo {
    /**
     * The value of one pair.
     *
     * @param all how many of its units there are in the sample
     */
    double value(Pair pair, int[] timesOfUnit, double all);
  }

  /** The mean over pairs. */
  static Statistic mean(Ratings ratings, OfTwo measure) {
    if (ratings.items() > 0 && ratings.raters().isEmpty()) {
      return Statistic.none("not said: needs to know who said what");
    }
    List<Pair> every = ratings.pairs();
    int unseen = ratings.raters().size() - MOST_RATERS;
    List<Pair> pairs = every.subList(0, Math.min(MOST, every.size()));
    Sample all = ratings.all();
    long undefined = pairs.stream().filter(pair -> Double.isNaN(value(pair, measure, all))).count();
    long cost = pairs.stream().mapToLong(Pair::cost).sum();
    return Statistic.of(sample -> mean(pairs, measure, sample), cost)
        .noting(words(every.size(), pairs.size(), undefined))
        .noting(unseen > 0 ? "only the 100 raters with the most answers are paired" : null);
  }

  private static String words(int every, int pairs, long undefined) {
    if (every < 2) {
      return null;
    }
    String words = "mean over " + pairs + " pairs of raters, weighted by shared items";
    if (pairs < every) {
      words += ": those that share the most, of " + every;
    }
    return undefined == 0
        ? words
        : words + "; " + undefined + " of them without a value (unanimous) are left out";
  }

  private static double mean(List<Pair> pairs, OfTwo measure, Sample sample) {
    double sum = 0;
    double weight = 0;
    for (Pair pair : pairs) {
      double shared = shared(pair, sample);
      double value = shared == 0 ? Double.NaN : measure.value(pair, sample.ofUnit(), shared);
      if (!Double.isNaN(value)) {
        sum += shared * value;
        weight += shared;
      }
    }
    return sum / weight;
  }

  private static double value(Pair pair, OfTwo measure, Sample sample) {
    return measure.value(pair, sample.ofUnit(), shared(pair, sample));
  }

  private static double shared(Pair pair, Sample sample) {
    long shared = 0;
    for (int unit : pair.units()) {
      shared += sample.ofUnit()[unit];
    }
    return shared;
  }

  /** Those that share units, the most shared first, equal ones by the raters' names. */
  static List<Pair> of(Ratings ratings) {
    boolean[] busy = busy(ratings);
    Map<Long, List<int[]>> shared = new HashMap<>();
    for (int unit = 0; unit < ratings.units().size(); unit++) {
      Ratings.Unit each = ratings.units().get(unit);
      int[] of =
          IntStream.range(0, each.rater().length).filter(i -> busy[each.rater()[i]]).toArray();
      for (int i = 0; i < of.length; i++) {
        for (int j = i + 1; j < of.length; j++) {
          shared
              .computeIfAbsent(
                  (long) each.rater()[of[i]] << 32 | each.rater()[of[j]],
                  first -> new ArrayList<>())
              .add(new int[] {unit, each.value()[of[i]], each.value()[of[j]]});
        }
      }
    }
    List<Pair> pairs = new ArrayList<>();
    shared.forEach(
        (raters, units) -> pairs.add(Pair.of((int) (raters >>> 32), raters.intValue(), units)));
    pairs.sort(
        Comparator.comparingInt((Pair pair) -> -pair.units().length)
            .thenComparingInt(Pair::one)
            .thenComparingInt(Pair::other));
    return pairs;
  }

  /** Who is among those with the most values, equal ones by name. */
  private static boolean[] busy(Ratings ratings) {
    int[] given = new int[ratings.raters().size()];
    ratings.units().forEach(unit -> Arrays.stream(unit.rater()).forEach(rater -> given[rater]++));
    boolean[] busy = new boolean[given.length];
    IntStream.range(0, given.length)
        .boxed()
        .sorted(Comparator.comparingInt(rater -> -given[rater]))
        .limit(MOST_RATERS)
        .forEach(rater -> busy[rater] = true);
    return busy;
  }

  /**
   * The agreement of two raters by classes with chance taken off.
   *
   * @param chance from how often each of the two gave a value, the part of chance it adds; both
   *     over the units shared
   */
  static double corrected(Pair pair, int[] times, double all, Chance chance) {
    double[] first = new double[pair.values().length];
    double[] second = new double[pair.values().length];
    double same =
        pair.cells() == null
            ? count(pair, times, first, second)
            : table(pair, times, first, second);
    double expected = 0;
    int different = 0;
    for (int value = 0; value < first.length; value++) {
      expected += chance.of(first[value] / all, second[value] / all);
      different += first[value] + second[value] > 0 ? 1 : 0;
    }
    if (different < 2) {
      return Double.NaN;
    }
    return (same / all - expected) / (1 - expected);
  }

  /** How often the two gave the same; adds up what each of them gave. */
  private static double count(Pair pair, int[] times, double[] first, double[] second) {
    double same = 0;
    for (int i = 0; i < pair.units().length; i++) {
      int weight = times[pair.units()[i]];
      first[pair.first()[i]] += weight;
      second[pair.second()[i]] += weight;
      same += pair.first()[i] == pair.second()[i] ? weight : 0;
    }
    return same;
  }

  /** The same by a table of what met what. */
  private static double table(Pair pair, int[] times, double[] first, double[] second) {
    int[] meetings = pair.meetings(times);
    double same = 0;
    for (int one = 0; one < first.length; one++) {
      for (int other = 0; other < first.length; other++) {
        int met = meetings[one * first.length + other];
        first[one] += met;
        second[other] += met;
        same += one == other ? met : 0;
      }
    }
    return same;
  }

  /** The part that one value adds to the agreement of two raters by chance. */
  interface Chance {
    double of(double first, double second);
  }
}
