// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.base.Json;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Rankings by Borda's count: whoever stands above m others of a ranking gets m points of it. The
 * confidence is the share of pairs in the rankings that stand as in the result.
 *
 * <p>Tie rule: candidates of equal points make the whole a {@code tie}.
 *
 * <p>Example: Ada ranks a b c, Bo a c b, Cy b a c: a has 5 points, b 3, c 1: a b c, and 7 of 9
 * pairs stand so.
 *
 * <p>Source: J.-C. de Borda, "Mémoire sur les élections au scrutin", 1781.
 */
@Singleton
public final class Borda implements Method {
  private static final double EQUAL = 1e-9;

  @Override
  public String name() {
    return "borda";
  }

  @Override
  public Set<String> types() {
    return Set.of("rank");
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    List<Vote> rankings = votes.stream().filter(vote -> vote.answer().isArray()).toList();
    if (rankings.isEmpty()) {
      return Resolved.unresolved();
    }
    Map<String, Double> points = new TreeMap<>();
    for (Vote vote : rankings) {
      int above = vote.answer().size();
      for (JsonNode candidate : vote.answer()) {
        points.merge(Json.write(candidate), vote.weight() * --above, Double::sum);
      }
    }
    List<String> order = new ArrayList<>(points.keySet());
    order.sort(Comparator.comparingDouble((String each) -> -points.get(each)));
    boolean tie = false;
    for (int i = 1; i < order.size(); i++) {
      tie |= Math.abs(points.get(order.get(i - 1)) - points.get(order.get(i))) <= EQUAL;
    }
    ArrayNode label = Json.array();
    order.forEach(each -> label.add(Json.tree(each)));
    double confidence = standing(rankings, order);
    Map<String, Double> shares = new Majority().resolve(rankings).distribution();
    return tie
        ? Resolved.tie(confidence, shares, rankings)
        : Resolved.to(label, confidence, shares, rankings);
  }

  private static double standing(List<Vote> rankings, List<String> order) {
    double as = 0;
    double all = 0;
    for (Vote vote : rankings) {
      List<Integer> places = new ArrayList<>();
      vote.answer().forEach(candidate -> places.add(order.indexOf(Json.write(candidate))));
      for (int i = 0; i < places.size(); i++) {
        for (int j = i + 1; j < places.size(); j++) {
          as += places.get(i) < places.get(j) ? vote.weight() : 0;
          all += vote.weight();
        }
      }
    }
    return all == 0 ? 1 : as / all;
  }
}
