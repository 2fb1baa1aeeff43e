// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a million labels cost, as a table: gathered once, then each measure with and without draws.
 */
@Tag("bench")
class AgreementBench {
  private static final int LABELS = 1_000_000;
  private static final int TIMES = 15;

  private static Ratings crowd(int raters, int pool, int values) {
    SplittableRandom random = new SplittableRandom(1);
    Gathering gathering = new Gathering(Answers.STEPS);
    for (int item = 0; item < LABELS / raters; item++) {
      int usual = random.nextInt(values);
      int first = random.nextInt(pool);
      List<Ratings.Given> given = new ArrayList<>();
      for (int rater = 0; rater < raters; rater++) {
        int value = random.nextInt(10) < 6 ? usual : random.nextInt(values);
        given.add(new Ratings.Given("r" + (first + rater) % pool, String.valueOf(value + 1)));
      }
      gathering.item(given, 0);
    }
    return gathering.ratings();
  }

  private static double seconds(Runnable work) {
    double[] all = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long begun = System.nanoTime();
      work.run();
      all[i] = (System.nanoTime() - begun) / 1e9;
    }
    Arrays.sort(all);
    return all[TIMES / 2];
  }

  private static void table(String words, int raters, int pool, int values) {
    long begun = System.nanoTime();
    Ratings ratings = crowd(raters, pool, values);
    System.out.printf(
        Locale.ROOT,
        "%n%s: %d items, %d different rows; gathered in %.2f s%n",
        words,
        ratings.items(),
        ratings.rows(),
        (System.nanoTime() - begun) / 1e9);
    System.out.println("| measure | value, s | with 500 draws, s |");
    System.out.println("|---|---|---|");
    for (Measure measure :
        List.of(
            new PercentAgreement(),
            new KrippendorffAlphaNominal(),
            new KrippendorffAlphaOrdinal(),
            new KrippendorffAlphaInterval(),
            new KrippendorffAlphaRatio(),
            new FleissKappa(),
            new GwetAc1(),
            new GwetAc2(),
            new CohenKappa())) {
      double value = seconds(() -> Bootstrap.values(List.of(measure), ratings));
      long from = System.nanoTime();
      measure.of(ratings);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.4f | %.2f |%n",
          measure.name(),
          value,
          (System.nanoTime() - from) / 1e9);
    }
  }

  @Test
  void aMillionLabels() {
    table("3 labels an item of 5 values, 1,000 raters", 3, 1000, 5);
    table("10 labels an item of 50 values, 1,000 raters", 10, 1000, 50);
    table("the same by 100,000 raters", 10, 100_000, 50);
  }
}
