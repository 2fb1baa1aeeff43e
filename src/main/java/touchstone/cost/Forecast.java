// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import java.util.Arrays;
import java.util.Random;

/**
 * What tasks still to be settled will cost, by what settled ones did: of many draws with
 * replacement, each first of the tasks known and then of the tasks to come, the median and the
 * amount that nine of ten stay under. The first draw is for what is not known of the mean, the
 * second for the luck of the rest.
 *
 * <p>Example: settled tasks that cost 3, 3 and 3 each, and 10 to come: 30 and 30.
 *
 * <p>Source: B. Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of Statistics 7,
 * 1979.
 *
 * @param p50 what the rest costs in the median of draws
 * @param p90 what it costs at most in nine of ten
 */
public record Forecast(long p50, long p90) {
  private static final int DRAWS = 1000;
  private static final int FEW = 30;

  /** The forecast; null where no settled task is known and some are to come. */
  static Forecast of(long[] settled, long remaining, long seed) {
    if (remaining == 0) {
      return new Forecast(0, 0);
    }
    if (settled.length == 0) {
      return null;
    }
    Random random = new Random(seed);
    double[] totals = new double[DRAWS];
    long[] drawn = new long[settled.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = settled[random.nextInt(settled.length)];
      }
      totals[draw] = total(drawn, remaining, random);
    }
    Arrays.sort(totals);
    return new Forecast(Math.round(totals[DRAWS / 2]), Math.round(totals[DRAWS * 9 / 10]));
  }

  /** The sum of so many draws; of many, by the normal law that it comes to. */
  private static double total(long[] of, long remaining, Random random) {
    if (remaining <= FEW) {
      double sum = 0;
      for (int i = 0; i < remaining; i++) {
        sum += of[random.nextInt(of.length)];
      }
      return sum;
    }
    double mean = Arrays.stream(of).average().orElse(0);
    double variance = Arrays.stream(of).mapToDouble(each -> (each - mean) * (each - mean)).sum();
    variance /= Math.max(1, of.length - 1);
    return Math.max(0, remaining * mean + Math.sqrt(remaining * variance) * random.nextGaussian());
  }
}
