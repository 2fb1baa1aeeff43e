// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/**
 * What one rater marked, for finding marks that mean the same.
 *
 * @param <S> its shape
 */
record Region<S>(String label, S shape, String rater, double weight) {
  private static final int MOST = 4000;

  /**
   * Gathers regions of one label that overlap enough, greedily: pairs of the greatest overlap
   * first, and of one rater at most one in a cluster. Two clusters become one where their members
   * overlap enough in the mean.
   *
   * @param order any total order of shapes, so that the order in which regions come says nothing
   * @param overlap of two shapes, 0 to 1
   * @param enough the least overlap of a cluster
   */
  static <S> List<List<Region<S>>> clusters(
      List<Region<S>> regions,
      Comparator<S> order,
      ToDoubleBiFunction<S, S> overlap,
      double enough) {
    TreeMap<String, List<Region<S>>> byLabel = new TreeMap<>();
    regions.forEach(
        region -> byLabel.computeIfAbsent(region.label(), first -> new ArrayList<>()).add(region));
    List<List<Region<S>>> clusters = new ArrayList<>();
    for (List<Region<S>> ofLabel : byLabel.values()) {
      ofLabel.sort(
          Comparator.comparing((Region<S> region) -> region.shape(), order)
              .thenComparing(Region::rater));
      clusters.addAll(gathered(ofLabel, overlap, enough));
    }
    return clusters;
  }

  /** Whether these are so many of one label that comparing each with each takes too long. */
  static <S> boolean tooMany(List<Region<S>> regions) {
    Map<String, Integer> counts = new HashMap<>();
    regions.forEach(region -> counts.merge(region.label(), 1, Integer::sum));
    return counts.values().stream().anyMatch(count -> count > MOST);
  }

  /** Two regions and how far they overlap. */
  private record Pair(int one, int other, double overlap) {}

  private static <S> List<List<Region<S>>> gathered(
      List<Region<S>> regions, ToDoubleBiFunction<S, S> overlap, double enough) {
    int count = regions.size();
    List<Pair> pairs = new ArrayList<>();
    for (int one = 0; one < count; one++) {
      for (int other = one + 1; other < count; other++) {
        double shared = overlap.applyAsDouble(regions.get(one).shape(), regions.get(other).shape());
        if (shared >= enough && !regions.get(one).rater().equals(regions.get(other).rater())) {
          pairs.add(new Pair(one, other, shared));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::overlap)
            .reversed()
            .thenComparing(Pair::one)
            .thenComparing(Pair::other));
    List<List<Integer>> clusterOf = new ArrayList<>();
    for (int one = 0; one < count; one++) {
      clusterOf.add(new ArrayList<>(List.of(one)));
    }
    for (Pair pair : pairs) {
      List<Integer> left = clusterOf.get(pair.one());
      List<Integer> right = clusterOf.get(pair.other());
      if (left != right && fit(left, right, regions, overlap, enough)) {
        left.addAll(right);
        right.forEach(member -> clusterOf.set(member, left));
      }
    }
    return clusterOf.stream()
        .distinct()
        .map(members -> members.stream().sorted().map(regions::get).toList())
        .toList();
  }

  private static <S> boolean fit(
      List<Integer> left,
      List<Integer> right,
      List<Region<S>> regions,
      ToDoubleBiFunction<S, S> overlap,
      double enough) {
    double sum = 0;
    for (int one : left) {
      for (int other : right) {
        if (regions.get(one).rater().equals(regions.get(other).rater())) {
          return false;
        }
        sum += overlap.applyAsDouble(regions.get(one).shape(), regions.get(other).shape());
      }
    }
    return sum >= enough * left.size() * right.size();
  }

  /** How much the raters of a cluster weigh. */
  static <S> double weight(List<Region<S>> cluster) {
    return cluster.stream().mapToDouble(Region::weight).sum();
  }
}
