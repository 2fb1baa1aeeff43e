// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * The median of the numbers by weight: half of it lies on either side. One far-out answer moves it
 * little.
 *
 * <p>Tie rule: where exactly half of the weight lies below, the middle of the two numbers about it.
 *
 * <p>Example: Ada says 2, Bo 3, Cy 10: 3. With Di's 4: 3.5.
 *
 * <p>Source: P. J. Huber, "Robust Statistics", 1981, section 1.2.
 */
@Singleton
public final class Median implements Method {
  private static final double EQUAL = 1e-9;

  @Override
  public String name() {
    return "median";
  }

  @Override
  public Set<String> types() {
    return Set.of("number", "scale", "confidence");
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    return Numbers.resolve(votes, Median::of);
  }

  static double of(double[][] sorted) {
    double all = 0;
    for (double[] each : sorted) {
      all += each[1];
    }
    double below = 0;
    for (int i = 0; i < sorted.length; i++) {
      below += sorted[i][1];
      if (Math.abs(below - all / 2) <= EQUAL * all && i + 1 < sorted.length) {
        return (sorted[i][0] + sorted[i + 1][0]) / 2;
      }
      if (below > all / 2) {
        return sorted[i][0];
      }
    }
    return sorted[sorted.length - 1][0];
  }
}
