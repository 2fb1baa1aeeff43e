// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures by row equal scikit-learn's; those of a histogram nearly, and histograms add up. */
class FiguresTest {

  static List<String[]> csv(String file) {
    try (InputStream in = FiguresTest.class.getResourceAsStream("/signal/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static ScoredRows rows(String name) {
    List<String[]> rows = csv("figures.csv").stream().filter(row -> row[0].equals(name)).toList();
    boolean[] labels = new boolean[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i)[2].equals("1");
    }
    return new ScoredRows(column(rows, 1), labels, column(rows, 3));
  }

  private static double[] column(List<String[]> rows, int column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
  }

  private static ScoreHistogram histogram(ScoredRows rows, int from, int to) {
    ScoreHistogram histogram = new ScoreHistogram();
    for (int row = from; row < to; row++) {
      histogram.add(rows.scores()[row], rows.labels()[row], rows.weights()[row]);
    }
    return histogram;
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "rare", "ties", "weighted", "weighted-ties"})
  void theyAreThoseOfScikitLearn(String name) {
    String[] expected =
        csv("figures-expected.csv").stream()
            .filter(row -> row[0].equals(name))
            .findFirst()
            .orElseThrow();
    ScoredRows rows = rows(name);
    Figures exact = rows.figures();
    Figures binned = histogram(rows, 0, rows.scores().length).figures();
    assertEquals(Double.parseDouble(expected[1]), exact.auc(), 1e-9);
    assertEquals(Double.parseDouble(expected[2]), exact.logLoss(), 1e-9);
    assertEquals(Double.parseDouble(expected[3]), exact.brier(), 1e-9);
    assertEquals(exact.auc(), binned.auc(), 2e-3);
    assertEquals(exact.ece(), binned.ece(), 2e-3);
    assertEquals(exact.logLoss(), binned.logLoss(), 1e-12);
    assertEquals(exact.brier(), binned.brier(), 1e-12);
    assertEquals(exact.calibration(), binned.calibration(), 1e-12);
  }

  @Test
  void theWorkedExampleHolds() {
    Figures figures =
        new ScoredRows(
                new double[] {.9, .6, .4, .4}, new boolean[] {true, false, true, false}, null)
            .figures();
    assertEquals(.625, figures.auc());
    assertEquals(Math.sqrt(.15625), figures.aucError(), 1e-12);
    assertEquals(.2225, figures.brier(), 1e-12);
    assertEquals(.575 / .5, figures.calibration(), 1e-12);
    assertEquals((.1 + .6 + .2) / 4, figures.ece(), 1e-12);
  }

  @Test
  void slicesAreAsIfAlone() {
    ScoredRows rows = rows("weighted-ties");
    int half = rows.scores().length / 2;
    int[] slice = new int[rows.scores().length];
    for (int row = 0; row < slice.length; row++) {
      slice[row] = row < half ? 2 : 0;
    }
    Figures[] figures = rows.bySlice(slice, 3);
    assertEquals(histogram(rows, 0, half).figures().auc(), figures[2].auc(), 1e-3);
    assertEquals(histogram(rows, half, 2 * half).figures().brier(), figures[0].brier(), 1e-12);
    assertEquals(0, figures[1].rows());
  }

  @Test
  void partsAddUpAndComeBackFromTheirBytes() {
    for (String name : List.of("plain", "weighted")) {
      ScoredRows rows = rows(name);
      ScoreHistogram whole = histogram(rows, 0, 400);
      ScoreHistogram parts = histogram(rows, 0, 150).plus(histogram(rows, 150, 400));
      assertEquals(whole.figures().auc(), parts.figures().auc(), 1e-12);
      assertEquals(whole.figures().logLoss(), parts.figures().logLoss(), 1e-12);
      assertEquals(parts, ScoreHistogram.of(parts.toBytes()));
    }
  }

  @Test
  void evenAFullHistogramFitsInto16Kilobytes() {
    ScoreHistogram full = new ScoreHistogram();
    ScoreHistogram whole = new ScoreHistogram();
    for (int i = 0; i < 2 * ScoreHistogram.BINS; i++) {
      double score = (i / 2 + .5) / ScoreHistogram.BINS;
      full.add(score, i % 2 == 0, Math.PI);
      whole.add(score, i % 2 == 0, (1L << 52) + 1);
    }
    assertTrue(full.toBytes().length <= 16_384);
    assertTrue(whole.toBytes().length <= 16_384);
    assertEquals(full, ScoreHistogram.of(full.toBytes()));
    assertEquals(whole, ScoreHistogram.of(whole.toBytes()));
  }

  @Test
  void whatCannotBeSaidIsNull() {
    ScoreHistogram histogram = new ScoreHistogram();
    assertNull(histogram.figures().logLoss());
    assertNull(histogram.figures().calibration());
    histogram.add((Double) null, true, 1);
    histogram.add(1.01, true, 1);
    histogram.add(Double.NaN, false, 1);
    histogram.add(.5, false, 0);
    assertEquals(3, histogram.apart());
    assertEquals(0, histogram.rows());
    histogram.add(1, true, 1);
    assertNull(histogram.figures().auc());
    assertEquals(1, histogram.figures().calibration());
    histogram.add(0, true, 1);
    assertEquals(-Math.log(Math.ulp(1.0)) / 2, histogram.figures().logLoss(), 1e-9);
  }

  @Test
  void theErrorOfAucIsThatOfManyDraws() {
    ClickModel model = ClickModel.of(.1, .75);
    Random random = new Random(3);
    double sum = 0;
    double squares = 0;
    double error = 0;
    int draws = 300;
    for (int draw = 0; draw < draws; draw++) {
      ScoreHistogram histogram = new ScoreHistogram();
      for (int n = 0; n < 2000; n++) {
        double score = model.score(random.nextGaussian());
        histogram.add(score, random.nextDouble() < score, 1);
      }
      Figures figures = histogram.figures();
      sum += figures.auc();
      squares += figures.auc() * figures.auc();
      error += figures.aucError() / draws;
    }
    double spread = Math.sqrt(squares / draws - sum / draws * (sum / draws));
    assertEquals(1, error / spread, .1);
  }
}
