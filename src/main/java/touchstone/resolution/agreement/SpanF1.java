// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * How many of the spans that one of two raters marked the other marked too, with the same borders
 * and label: twice the common ones over all of both. All pairs of raters of an item are added up,
 * over one less than its raters, so that items count by their answers and not by their pairs.
 * Chance is not taken off; with spans it is near none.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where nobody marked anything it is
 * 0/0: undefined, never 1 and never 0. A rater who rightly marks nothing adds nothing.
 *
 * <p>Example: three raters mark 0-4, 0-4 and both 0-4 and 6-9 with one label: the first two have 2
 * of 2 in common, each with the third 2 of 3; (2 + 2 + 2) / (2 + 3 + 3) = .75.
 *
 * <p>Source: G. Hripcsak, A. S. Rothschild, "Agreement, the F-measure, and reliability in
 * information retrieval", Journal of the American Medical Informatics Association 12, 2005.
 */
@Singleton
public final class SpanF1 implements Measure {
  static final String NO_SPANS = "not said: an answer is no list of spans";

  @Override
  public String name() {
    return "span-f1";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind == Answers.SPANS;
  }

  @Override
  public Statistic on(Ratings ratings) {
    List<Stretches> answers = new ArrayList<>();
    for (String value : ratings.values()) {
      Stretches stretches = Stretches.of(value);
      if (stretches == null) {
        return Statistic.none(NO_SPANS);
      }
      answers.add(stretches);
    }
    double[] common = new double[ratings.rows()];
    double[] all = new double[ratings.rows()];
    for (int row = 0; row < common.length; row++) {
      count(ratings.row(row), answers, row, common, all);
    }
    return Statistic.of(sample -> ratio(common, all, sample), common.length)
        .undefinedAs("undefined: nobody marked anything");
  }

  private static void count(
      int[] counts, List<Stretches> answers, int row, double[] common, double[] all) {
    double others = Ratings.size(counts) - 1;
    for (int i = 0; i < counts.length; i += 2) {
      Stretches one = answers.get(counts[i]);
      double size = one.marked().size();
      double alike = counts[i + 1] * (counts[i + 1] - 1.0) / 2;
      common[row] += alike * 2 * size / others;
      all[row] += counts[i + 1] * size;
      for (int j = 0; j < i; j += 2) {
        Stretches other = answers.get(counts[j]);
        double same = one.marked().stream().filter(other.marked()::contains).count();
        common[row] += 2 * same * counts[i + 1] * counts[j + 1] / others;
      }
    }
  }

  private static double ratio(double[] common, double[] all, Sample sample) {
    double both = 0;
    double either = 0;
    for (int row = 0; row < common.length; row++) {
      both += sample.ofRow()[row] * common[row];
      either += sample.ofRow()[row] * all[row];
    }
    return either == 0 ? Double.NaN : both / either;
  }
}
