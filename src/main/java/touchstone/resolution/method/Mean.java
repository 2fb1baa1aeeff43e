// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * The mean of the numbers, each by its vote's weight. On real crowds of numbers it is hard to beat
 * (docs/benches/resolution.md).
 *
 * <p>Tie rule: none arise. Example: Ada says 2, Bo 3, Cy 10: 5.
 *
 * <p>Source: Y. Zheng et al., "Truth Inference in Crowdsourcing: Is the Problem Solved?", PVLDB 10
 * (2017), section 3.
 */
@Singleton
public final class Mean implements Method {

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public Set<String> types() {
    return Set.of("number", "scale", "confidence");
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    return Numbers.resolve(votes, Mean::of);
  }

  static double of(double[][] valued) {
    double sum = 0;
    double weight = 0;
    for (double[] each : valued) {
      sum += each[0] * each[1];
      weight += each[1];
    }
    return sum / weight;
  }
}
