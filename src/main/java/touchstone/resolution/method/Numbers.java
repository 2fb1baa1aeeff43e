// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/** Votes that are numbers, and the number that they come to. */
final class Numbers {
  /** So many digits are told; the rest is how machines add. */
  private static final MathContext DIGITS = new MathContext(12);

  private Numbers() {}

  /**
   * Makes one number of the votes' numbers, which come sorted, each with its weight; an answer that
   * is no number has no say. No share of votes stands behind a mean, so the confidence is null.
   */
  static Resolved resolve(List<Vote> votes, ToDoubleFunction<double[][]> centre) {
    List<Vote> numbers =
        votes.stream()
            .filter(vote -> vote.answer().isNumber())
            .filter(vote -> Double.isFinite(vote.answer().doubleValue()) && vote.weight() > 0)
            .sorted(
                Comparator.comparingDouble((Vote vote) -> vote.answer().doubleValue())
                    .thenComparingDouble(Vote::weight))
            .toList();
    if (numbers.isEmpty()) {
      return Resolved.unresolved();
    }
    double[][] valued =
        numbers.stream()
            .map(vote -> new double[] {vote.answer().doubleValue(), vote.weight()})
            .toArray(double[][]::new);
    Resolved shares = new Majority().resolve(numbers);
    return Resolved.to(json(centre.applyAsDouble(valued)), null, shares.distribution(), numbers);
  }

  /** As an integer where it is one. */
  static JsonNode json(double number) {
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    if (rounded.scale() > 0 || rounded.precision() - rounded.scale() > 18) {
      return DecimalNode.valueOf(rounded);
    }
    long whole = rounded.longValueExact();
    return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
  }
}
