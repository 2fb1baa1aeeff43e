// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Drift by hand, and on the halves of Elec2 as TensorFlow Data Validation 1.16.1 says it. */
class DriftTest {
  private static final Map<String, Integer> ONE = Map.of("a", 3, "b", 1);
  private static final Map<String, Integer> OTHER = Map.of("a", 1, "b", 3);

  private static double[][] halves(String column) {
    String folder = System.getProperty("touchstone.data", "");
    assumeTrue(!folder.isBlank(), "skipped: touchstone.data names no folder with drift/");
    try {
      List<String> lines = Files.readAllLines(Path.of(folder, "drift", "elec.csv"));
      int at = List.of(lines.get(0).split(",")).indexOf(column);
      double[] values =
          lines.stream().skip(1).mapToDouble(l -> Double.parseDouble(l.split(",")[at])).toArray();
      int half = values.length / 2;
      return new double[][] {
        Arrays.copyOf(values, half), Arrays.copyOfRange(values, half, values.length)
      };
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Map<String, Long> bands(double[] prices) {
    return Arrays.stream(prices)
        .mapToObj(price -> price < .03 ? "low" : price < .06 ? "middle" : "high")
        .collect(Collectors.groupingBy(band -> band, Collectors.counting()));
  }

  @Test
  void theWorkedExampleHolds() {
    assertEquals(.5, Drift.lInfinity(ONE, OTHER));
    assertEquals(.1887, Drift.jensenShannon(ONE, OTHER), 5e-5);
    assertEquals(Math.log(3), Drift.stabilityIndex(ONE, OTHER), 1e-12);
  }

  @Test
  void nothingIsFarFromSomethingAndNearItself() {
    assertEquals(0, Drift.jensenShannon(ONE, ONE));
    assertEquals(0, Drift.lInfinity(ONE, Map.of("a", 6, "b", 2)));
    assertEquals(0, Drift.jensenShannon(Map.of(), Map.of()));
    assertEquals(1, Drift.jensenShannon(Map.of("a", 1), Map.of("b", 9)));
    assertTrue(Double.isFinite(Drift.stabilityIndex(ONE, Map.of("c", 1))));
    assertTrue(Double.isFinite(Drift.stabilityIndex(ONE, Map.of())));
  }

  @Test
  void theBandedPriceOfElec2IsAsFarAsTfdvSays() {
    double[][] price = halves("nswprice");
    assertEquals(.2865907, Drift.lInfinity(bands(price[0]), bands(price[1])), 1e-6);
  }

  @Test
  void numbersOfElec2AreAsFarAsTfdvSays() {
    double[][] price = halves("nswprice");
    assertEquals(.124632, Buckets.of(price[0]).jensenShannon(Buckets.of(price[1])), 2e-3);
    double[][] demand = halves("vicdemand");
    assertEquals(.355797, Buckets.of(demand[0]).jensenShannon(Buckets.of(demand[1])), 2e-3);
  }

  @Test
  void pointsAndWhatIsNoNumberAreValuesOfTheirOwn() {
    Buckets some = Buckets.of(new double[] {1, 1, Double.NaN, Double.POSITIVE_INFINITY});
    Buckets none = Buckets.of(new double[] {});
    assertEquals(0, some.jensenShannon(some));
    assertEquals(0, none.jensenShannon(none));
    assertEquals(1, none.jensenShannon(some));
    assertEquals(1, Buckets.of(new double[] {1, 1}).jensenShannon(Buckets.of(new double[] {2})));
    assertEquals(
        .5,
        Buckets.of(new double[] {1, Double.NaN})
            .jensenShannon(Buckets.of(new double[] {1, Double.NEGATIVE_INFINITY})),
        1e-12);
  }
}
