// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.Json;
import touchstone.resolution.Method;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Plurality vote: the answer that most votes gave, answers being equal when their canonical JSON
 * is. More than half is not asked for. A vote counts by its weight, which is 1 unless a rule of
 * quality lowered the rater's.
 *
 * <p>Tie rule: where several answers share the highest count, to 1e-9, there is no label and the
 * status is {@code tie}; neither the order of the votes nor that of the options decides.
 *
 * <p>Example: Ada says cat, Bo says dog, Cy says cat: cat, with confidence 2/3, shares cat 2/3 and
 * dog 1/3. Had Cy said cow: a tie of three with confidence 1/3.
 *
 * <p>Source: V. S. Sheng, F. Provost, P. G. Ipeirotis, "Get Another Label? Improving Data Quality
 * and Data Mining Using Multiple, Noisy Labelers", KDD 2008, section 3 (there with an odd number of
 * raters and two classes, so that ties do not arise).
 */
@Singleton
public final class Majority implements Method {
  private static final double EQUAL = 1e-9;

  @Override
  public String name() {
    return "majority";
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    if (votes.isEmpty()) {
      return Resolved.unresolved();
    }
    Map<String, Double> counts = new TreeMap<>();
    votes.forEach(vote -> counts.merge(vote.text(), vote.weight(), Double::sum));
    Map<String, Double> shares = shares(counts, votes.stream().mapToDouble(Vote::weight).sum());
    String leader = shares.keySet().iterator().next();
    double confidence = shares.get(leader);
    double most = counts.get(leader);
    if (counts.values().stream().filter(count -> most - count <= EQUAL).count() > 1) {
      return Resolved.tie(confidence, shares, votes);
    }
    return Resolved.to(Json.tree(leader), confidence, shares, votes);
  }

  /** The greatest share first; the sort keeps equal shares in the order of their text. */
  private static Map<String, Double> shares(Map<String, Double> counts, double all) {
    Map<String, Double> shares = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> shares.put(entry.getKey(), entry.getValue() / all));
    return shares;
  }
}
