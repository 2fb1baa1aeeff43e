// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * The mean of the numbers without the lowest and the highest fifth, by count and rounded down.
 *
 * <p>Tie rule: none arise. Example: Ada says 2, Bo 3, Cy 10: a fifth of three is none, so 5. Of 2,
 * 3, 4, 5, 100 the middle three: 4.
 *
 * <p>Source: J. W. Tukey, "A Survey of Sampling from Contaminated Distributions", 1960.
 */
@Singleton
public final class TrimmedMean implements Method {
  private static final double FIFTH = .2;

  private final double trim;

  public TrimmedMean() {
    this(FIFTH);
  }

  private TrimmedMean(double trim) {
    this.trim = trim;
  }

  @Override
  public String name() {
    return "trimmed-mean";
  }

  @Override
  public Set<String> types() {
    return Set.of("number", "scale", "confidence");
  }

  /** {@code {"trim":0.2}}: what is left out at each end, 0 to .49. */
  @Override
  public Method with(JsonNode params) {
    return new TrimmedMean(Params.of(params, "trim").number("trim", 0, .49, FIFTH));
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    return Numbers.resolve(
        votes,
        sorted -> {
          int cut = (int) (trim * sorted.length + 1e-9);
          return Mean.of(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
        });
  }
}
