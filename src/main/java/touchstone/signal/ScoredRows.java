// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.Arrays;

/**
 * Scores and labels row by row, for figures that are exact: AUC by rank with ties counted half, in
 * the time of a sort.
 *
 * @param scores from 0 to 1; others are counted apart
 * @param labels whether it was positive
 * @param weights of the rows; null where all weigh 1. Rows whose weight is not over 0 count nothing
 */
public record ScoredRows(double[] scores, boolean[] labels, double[] weights) {

  /** The figures of all rows together. */
  public Figures figures() {
    int[] all = new int[scores.length];
    Arrays.setAll(all, row -> row);
    return of(all, 0, all.length);
  }

  /**
   * The figures of each slice.
   *
   * @param slice of each row, from 0 on
   * @param count how many slices there are
   */
  public Figures[] bySlice(int[] slice, int count) {
    int[] ends = new int[count + 1];
    for (int each : slice) {
      ends[each + 1]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] place = ends.clone();
    int[] rows = new int[slice.length];
    for (int row = 0; row < slice.length; row++) {
      rows[place[slice[row]]++] = row;
    }
    Figures[] figures = new Figures[count];
    Arrays.parallelSetAll(figures, each -> of(rows, ends[each], ends[each + 1]));
    return figures;
  }

  private Figures of(int[] rows, int from, int to) {
    double[] sorted = new double[to - from];
    ScoreHistogram.Sums sums = new ScoreHistogram.Sums();
    double[] off = Figures.eceBins();
    int counted = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      if (sums.count(scores[row], labels[row], weight(row))) {
        sorted[counted++] = scores[row] + 0.0;
        off[Figures.eceBin(scores[row])] += weight(row) * ((labels[row] ? 1 : 0) - scores[row]);
      }
    }
    double[] distinct = distinct(sorted, counted);
    return Figures.of(sums, auc(rows, from, to, distinct, sums.worth()), off);
  }

  private static double[] distinct(double[] scores, int counted) {
    Arrays.sort(scores, 0, counted);
    int kept = 0;
    for (int i = 0; i < counted; i++) {
      if (i == 0 || scores[i] != scores[kept - 1]) {
        scores[kept++] = scores[i];
      }
    }
    return Arrays.copyOf(scores, kept);
  }

  private Auc auc(int[] rows, int from, int to, double[] distinct, double worth) {
    double[] positives = new double[distinct.length];
    double[] negatives = new double[distinct.length];
    for (int i = from; i < to; i++) {
      int row = rows[i];
      if (ScoreHistogram.counts(scores[row], weight(row))) {
        int at = Arrays.binarySearch(distinct, scores[row] + 0.0);
        (labels[row] ? positives : negatives)[at] += weight(row);
      }
    }
    return Auc.of(positives, negatives, worth);
  }

  private double weight(int row) {
    return weights == null ? 1 : weights[row];
  }
}
