// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** The values of ratings as numbers, and their spread over raters and units. */
final class Numbers {
  static final String NO_NUMBER = "not said: an answer is no finite number";

  private Numbers() {}

  /**
   * Each value as a number, days as days since 1970; null where one is none. They are moved and
   * shrunk to -1 to 1, which changes no ratio of distances and keeps squares finite.
   */
  static double[] scaled(Ratings ratings) {
    double[] plain = plain(ratings);
    if (plain == null) {
      return null;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : plain) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double middle = low / 2 + high / 2;
    double half = high / 2 - low / 2;
    for (int i = 0; i < plain.length && half > 0; i++) {
      plain[i] = (plain[i] / 2 - middle / 2) / (half / 2);
    }
    return plain;
  }

  /** Each value as the number it is; null where one is none. */
  static double[] plain(Ratings ratings) {
    List<String> values = ratings.values();
    double[] plain = new double[values.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = number(values.get(i), ratings.kind());
      if (!Double.isFinite(plain[i])) {
        return null;
      }
    }
    return plain;
  }

  private static double number(String text, Answers kind) {
    try {
      return kind == Answers.DAYS
          ? LocalDate.parse(text.replace("\"", "")).toEpochDay()
          : Double.parseDouble(text);
    } catch (NumberFormatException | DateTimeException none) {
      return Double.NaN;
    }
  }

  /** The mean squared distance of the pairs of a unit of each row. */
  static double[] meanSquares(Ratings ratings, double[] number) {
    double[] means = new double[ratings.rows()];
    for (int row = 0; row < means.length; row++) {
      int[] counts = ratings.row(row);
      double size = Ratings.size(counts);
      means[row] = counts.length == 2 ? 0 : 2 * size / (size - 1) * spread(counts, number);
    }
    return means;
  }

  /** The mean of squared deviations from the mean of a unit's numbers. */
  private static double spread(int[] row, double[] number) {
    double size = Ratings.size(row);
    double mean = 0;
    for (int i = 0; i < row.length; i += 2) {
      mean += row[i + 1] * number[row[i]] / size;
    }
    double spread = 0;
    for (int i = 0; i < row.length; i += 2) {
      spread += row[i + 1] * (number[row[i]] - mean) * (number[row[i]] - mean) / size;
    }
    return spread;
  }

  /**
   * Krippendorff's alpha by squared distances of these numbers, NaN where only one value is there.
   */
  static double alpha(Ratings ratings, double[] number, long[] counts, Sample sample) {
    double observed = 0;
    for (int row = 0; row < ratings.rows(); row++) {
      int times = sample.ofRow()[row];
      int[] of = ratings.row(row);
      if (times > 0 && of.length > 2) {
        double size = Ratings.size(of);
        observed += times * (2 * size * size / (size - 1)) * spread(of, number);
      }
    }
    double all = 0;
    double mean = 0;
    int different = 0;
    for (int value = 0; value < counts.length; value++) {
      all += counts[value];
      mean += counts[value] * number[value];
      different += counts[value] > 0 ? 1 : 0;
    }
    if (different < 2) {
      return Double.NaN;
    }
    mean /= all;
    double expected = 0;
    for (int value = 0; value < counts.length; value++) {
      double from = number[value] - mean;
      expected += counts[value] * from * from;
    }
    return 1 - (all - 1) * observed / (2 * all * expected);
  }
}
