// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;

/**
 * Krippendorff's alpha for sets, with the MASI distance: 1 less the share of common members times a
 * weight of 1 for equal sets, 2/3 where one holds the other, 1/3 where they only meet, 0 where they
 * do not. Two empty sets are equal. Categories of a tree count as their whole paths.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Where only one set occurs alpha is
 * 0/0: undefined, never 1 and never 0.
 *
 * <p>Example: three raters say {a} {a} {a}, {a} {a} {a,b} and {b} {b} {b} of three items: {a} and
 * {a,b} are 1 - 1/2 * 2/3 = 2/3 apart, {b} and {a,b} too, {a} and {b} 1; within units 2(2/3+2/3)/2
 * = 4/3; five {a}, three {b}, one {a,b} have 2(15 + 10/3 + 2) = 40.667; 1 - 8 * 1.333 / 40.667 =
 * .7377.
 *
 * <p>Source: R. J. Passonneau, "Measuring Agreement on Set-valued Items (MASI) for Semantic and
 * Pragmatic Annotation", LREC 2006.
 */
@Singleton
public final class AlphaMasi implements Measure {

  @Override
  public String name() {
    return "alpha-masi";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind == Answers.SETS;
  }

  @Override
  public Statistic on(Ratings ratings) {
    List<Set<JsonNode>> sets = ratings.values().stream().map(AlphaMasi::set).toList();
    return Distances.alpha(ratings, (one, other) -> apart(sets.get(one), sets.get(other)));
  }

  /** The members of a list; an answer that is none is a set of itself. */
  private static Set<JsonNode> set(String text) {
    JsonNode answer = Json.tree(text);
    Set<JsonNode> members = new HashSet<>();
    if (answer.isArray()) {
      answer.forEach(members::add);
    } else {
      members.add(answer);
    }
    return members;
  }

  static double apart(Set<?> one, Set<?> other) {
    if (one.equals(other)) {
      return 0;
    }
    double common = one.stream().filter(other::contains).count();
    double jaccard = common / (one.size() + other.size() - common);
    boolean holds = common == one.size() || common == other.size();
    return 1 - jaccard * (common == 0 ? 0 : holds ? 2.0 / 3 : 1.0 / 3);
  }
}
