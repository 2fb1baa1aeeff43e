// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import touchstone.base.Json;
import touchstone.resolution.Resolved;
import touchstone.resolution.Vote;

/**
 * Answers that are lists of marked regions made into one list: regions that mean the same are
 * gathered, those that at least half of the votes have are kept, and each kept one is drawn anew.
 * Where an item has more than 4,000 of one label, whole answers are counted instead.
 *
 * @param <S> the shape of a region
 * @param read the shape of a region's JSON, or null where it is none
 * @param drawn a region's JSON of the shapes gathered
 * @param choice which of those kept stand beside each other; null for a tie
 */
record Marks<S>(
    Function<JsonNode, S> read,
    Comparator<S> order,
    ToDoubleBiFunction<S, S> overlap,
    double enough,
    Function<List<Region<S>>, JsonNode> drawn,
    Function<List<Kept>, List<JsonNode>> choice) {

  /** A region that enough raters have, and their share. */
  record Kept(JsonNode region, double share) {}

  /** All that are kept. */
  static List<JsonNode> all(List<Kept> kept) {
    return kept.stream().map(Kept::region).toList();
  }

  private static final double EQUAL = 1e-9;

  /**
   * The confidence is the mean over all gathered regions of the share that says as was decided; 1
   * where nobody marked anything.
   */
  Resolved resolve(List<Vote> votes) {
    if (votes.isEmpty()) {
      return Resolved.unresolved();
    }
    List<Region<S>> regions = new ArrayList<>();
    double all = 0;
    for (Vote vote : votes) {
      all += vote.weight();
      for (JsonNode part : vote.answer()) {
        S shape = read.apply(part);
        if (shape != null) {
          regions.add(
              new Region<>(part.path("label").asText(), shape, vote.rater(), vote.weight()));
        }
      }
    }
    if (Region.tooMany(regions)) {
      return new Majority().resolve(votes);
    }
    List<List<Region<S>>> clusters = Region.clusters(regions, order, overlap, enough);
    List<Kept> kept = new ArrayList<>();
    double sure = 0;
    for (List<Region<S>> cluster : clusters) {
      double share = Region.weight(cluster) / all;
      sure += Math.max(share, 1 - share);
      if (share >= .5 - EQUAL) {
        kept.add(new Kept(drawn.apply(cluster), share));
      }
    }
    double confidence = clusters.isEmpty() ? 1 : sure / clusters.size();
    Map<String, Double> shares = new Majority().resolve(votes).distribution();
    List<JsonNode> chosen = choice.apply(kept);
    return chosen == null
        ? Resolved.tie(confidence, shares, votes)
        : Resolved.to(Json.array().addAll(chosen), confidence, shares, votes);
  }

  /** The middle of values by weight; the lower of two in the middle. */
  static double middle(List<double[]> valued) {
    List<double[]> sorted = new ArrayList<>(valued);
    sorted.sort(Comparator.comparingDouble(each -> each[0]));
    double all = sorted.stream().mapToDouble(each -> each[1]).sum();
    double below = 0;
    for (double[] each : sorted) {
      below += each[1];
      if (below >= all / 2 - EQUAL) {
        return each[0];
      }
    }
    return sorted.get(sorted.size() - 1)[0];
  }
}
