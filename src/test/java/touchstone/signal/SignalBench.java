// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast figures, slices and detectors are, and how soon and how rarely falsely slices alarm. */
@Tag("bench")
class SignalBench {
  private static final int ROWS = 1_000_000;
  private static final int SLICES = 50;
  private static final int SEEDS = Integer.getInteger("touchstone.bench.seeds", 20);
  private static final ClickModel OFTEN = ClickModel.of(.05, .75);
  private static final ClickModel RARELY = ClickModel.of(.01, .75);

  private static double seconds(Runnable work) {
    work.run();
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  @Test
  void figuresOfAMillionRowsInFiftySlices() {
    Random random = new Random(1);
    double[] scores = new double[ROWS];
    boolean[] labels = new boolean[ROWS];
    int[] slice = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      scores[row] = OFTEN.score(random.nextGaussian());
      labels[row] = random.nextDouble() < scores[row];
      slice[row] = random.nextInt(SLICES);
    }
    ScoredRows rows = new ScoredRows(scores, labels, null);
    System.out.printf(
        "AUC, log loss, Brier, ECE by row, 1,000,000 rows in 50 slices: %.2f s%n",
        seconds(() -> rows.bySlice(slice, SLICES)));
    System.out.printf("the same rows as one: %.2f s%n", seconds(rows::figures));
    System.out.printf(
        "the same into a histogram: %.2f s%n",
        seconds(
            () -> {
              ScoreHistogram histogram = new ScoreHistogram();
              for (int row = 0; row < ROWS; row++) {
                histogram.add(scores[row], labels[row], 1);
              }
              histogram.figures();
            }));
  }

  @Test
  void slicesOf100000RowsOfTwentyColumns() {
    Random random = new Random(2);
    int rows = 100_000;
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < 20; column++) {
      int values = column < 4 ? Column.MOST : 3 + 2 * column;
      List<String> texts = IntStream.range(0, values).mapToObj(Integer::toString).toList();
      columns.add(new Column("c" + column, random.ints(rows, 0, values).toArray(), texts));
    }
    double[] errors = random.doubles(rows).map(u -> -Math.log(1 - u)).toArray();
    System.out.printf(
        "slices of one or two of 20 columns, 100,000 rows: %.2f s%n",
        seconds(() -> new SliceSearch(.95, 50, 10).of(columns, errors)));
  }

  @Test
  void labelsASecondOfADetector() {
    Random random = new Random(3);
    double[] scores = new double[ROWS];
    for (int n = 0; n < ROWS; n++) {
      scores[n] = OFTEN.score(random.nextGaussian());
    }
    double seconds =
        seconds(
            () -> {
              ChangeDetector detector = new ChangeDetector(1e12);
              for (int n = 0; n < ROWS; n++) {
                detector.add(scores[n], n % 20 == 0, 1);
              }
            });
    System.out.printf("labels a second of one detector: %.0f%n", ROWS / seconds);
  }

  @Test
  void howSoonAndHowRarelyFalsely() {
    List<String> slices = Fashion.slices();
    Map<String, ClickModel> models = Map.of("5 %", OFTEN, "1 %", RARELY);
    for (String rate : List.of("5 %", "1 %")) {
      ClickModel model = models.get(rate);
      for (double clicks : new double[] {0, 1.5, 2, .5}) {
        String what = clicks == 0 ? "scores shuffled" : "clicks x " + clicks;
        System.out.printf("%s, click rate %s: %s%n", what, rate, cases(slices, model, clicks));
      }
      SliceCase.Tally none = new SliceCase.Tally();
      none.add(new SliceCase(slices, model, null, 0, 10_000_000, 0).run(30_099));
      System.out.printf("no change, click rate %s: %s%n", rate, none);
    }
  }

  private static SliceCase.Tally cases(List<String> slices, ClickModel model, double clicks) {
    List<String> names = slices.stream().distinct().sorted().toList();
    SliceCase.Tally tally = new SliceCase.Tally();
    for (int seed = 0; seed < SEEDS; seed++) {
      String slice = names.get(new Random(seed).nextInt(names.size()));
      tally.add(new SliceCase(slices, model, slice, 200_000, 5_000_000, clicks).run(30_500 + seed));
    }
    return tally;
  }
}
