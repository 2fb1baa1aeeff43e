// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Krippendorff's alpha by any distance between two values: one less the ratio of the mean distance
 * within units to that of all values paired by chance. Takes time that grows with the square of the
 * number of different values, so it is not said where there are more than 5,000.
 */
final class Distances {
  private static final int MOST = 5000;
  private static final int MOST_KEPT = 1500;

  private Distances() {}

  /** How far two values are apart, by their numbers; 0 where they are the same. */
  interface Distance {
    double between(int one, int other);
  }

  static Statistic alpha(Ratings ratings, Distance distance) {
    int[] given =
        IntStream.range(0, ratings.rows())
            .flatMap(
                row ->
                    IntStream.iterate(0, i -> i < ratings.row(row).length, i -> i + 2)
                        .map(i -> ratings.row(row)[i]))
            .distinct()
            .sorted()
            .toArray();
    if (given.length > MOST) {
      return Statistic.none("not said: more than 5,000 different answers");
    }
    Distance quick = given.length > MOST_KEPT ? distance : kept(given, distance);
    double[] within = new double[ratings.rows()];
    for (int row = 0; row < within.length; row++) {
      int[] counts = ratings.row(row);
      double sum = 0;
      for (int i = 0; i < counts.length; i += 2) {
        for (int j = 0; j < i; j += 2) {
          sum += 2.0 * counts[i + 1] * counts[j + 1] * quick.between(counts[i], counts[j]);
        }
      }
      within[row] = sum / (Ratings.size(counts) - 1);
    }
    long steps = (long) given.length * given.length / 2 + ratings.cost();
    return Statistic.of(sample -> alpha(ratings, given, quick, within, sample), steps);
  }

  private static Distance kept(int[] given, Distance distance) {
    double[][] kept = new double[given.length][given.length];
    int[] place = new int[given.length == 0 ? 0 : given[given.length - 1] + 1];
    for (int i = 0; i < given.length; i++) {
      place[given[i]] = i;
      for (int j = 0; j < i; j++) {
        kept[i][j] = distance.between(given[i], given[j]);
        kept[j][i] = kept[i][j];
      }
    }
    return (one, other) -> kept[place[one]][place[other]];
  }

  private static double alpha(
      Ratings ratings, int[] given, Distance distance, double[] within, Sample sample) {
    double observed = 0;
    for (int row = 0; row < within.length; row++) {
      observed += sample.ofRow()[row] * within[row];
    }
    long[] counts = ratings.counts(sample);
    double expected = 0;
    for (int i = 0; i < given.length; i++) {
      if (counts[given[i]] > 0) {
        double from = 0;
        for (int j = 0; j < i; j++) {
          if (counts[given[j]] > 0) {
            from += counts[given[j]] * distance.between(given[i], given[j]);
          }
        }
        expected += 2 * counts[given[i]] * from;
      }
    }
    double all = Arrays.stream(counts).sum();
    return expected == 0 ? Double.NaN : 1 - (all - 1) * observed / expected;
  }
}
