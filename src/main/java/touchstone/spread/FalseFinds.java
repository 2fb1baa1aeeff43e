// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Keeps the share of false finds among many tests low. */
public final class FalseFinds {
  private FalseFinds() {}

  /**
   * The Benjamini-Hochberg adjustment: what is at most q is found at a false discovery rate of q.
   * With m tests and p-values from the largest down, the least so far of p m / rank, at most 1.
   * What is not a number stays so and is not counted.
   *
   * <p>Ties: equal p-values get equal figures.
   *
   * <p>Example: the groups of three raters have .01, .04 and .03: .03, .04 and .04.
   *
   * <p>Source: Y. Benjamini, Y. Hochberg, "Controlling the False Discovery Rate", Journal of the
   * Royal Statistical Society B 57, 1995.
   */
  public static double[] adjust(double... p) {
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, Double.NaN);
    int[] falling =
        IntStream.range(0, p.length)
            .filter(at -> !Double.isNaN(p[at]))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer at) -> -p[at]))
            .mapToInt(Integer::intValue)
            .toArray();
    double least = 1;
    for (int place = 0; place < falling.length; place++) {
      int rank = falling.length - place;
      least = Math.min(least, p[falling[place]] * falling.length / rank);
      adjusted[falling[place]] = least;
    }
    return adjusted;
  }
}
