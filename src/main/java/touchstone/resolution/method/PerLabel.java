// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.base.Json;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Sets of labels, label by label: one is in where more than half of the votes name it. The
 * confidence is that of the least sure label: the share that says in, or out, as was decided.
 *
 * <p>Tie rule: a label that exactly half name makes the whole a {@code tie}.
 *
 * <p>Example: Ada says [a, b], Bo [a], Cy [a, c]: [a], with confidence 2/3, since b and c are out
 * by two of three.
 *
 * <p>Source: M.-L. Zhang et al., "Binary Relevance for Multi-Label Learning: An Overview",
 * Frontiers of Computer Science 12 (2018).
 */
@Singleton
public final class PerLabel implements Method {
  private static final double EQUAL = 1e-9;

  @Override
  public String name() {
    return "per-label";
  }

  @Override
  public Set<String> types() {
    return Set.of("multi", "taxonomy");
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    if (votes.isEmpty()) {
      return Resolved.unresolved();
    }
    Map<String, Double> named = new TreeMap<>();
    double all = 0;
    for (Vote vote : votes) {
      all += vote.weight();
      if (vote.answer().isArray()) {
        vote.answer().forEach(label -> named.merge(Json.write(label), vote.weight(), Double::sum));
      }
    }
    ArrayNode in = Json.array();
    double confidence = 1;
    boolean tie = false;
    for (Map.Entry<String, Double> label : named.entrySet()) {
      double share = label.getValue() / all;
      tie |= Math.abs(share - .5) <= EQUAL;
      confidence = Math.min(confidence, Math.max(share, 1 - share));
      if (share > .5 + EQUAL) {
        in.add(Json.tree(label.getKey()));
      }
    }
    Map<String, Double> shares = new Majority().resolve(votes).distribution();
    JsonNode label = Json.canonical(in);
    return tie
        ? Resolved.tie(confidence, shares, votes)
        : Resolved.to(label, confidence, shares, votes);
  }
}
