// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Raters who answer as one: copies of one source, whose agreement says nothing. Two raters are
 * copies where they answered 30 tasks or more in common, at least 99 of a hundred alike, and where
 * on 5 or more of these the other raters say otherwise, so that it is not the truth alone that they
 * share. Copies of copies are one group; each of m of a group on a task weighs 1/m.
 *
 * <p>Example: m1 and m2 are one model under two names, with 40 answers alike, 8 of them not what
 * Ada, Bo and Cy say: a group of two, each with half a vote.
 *
 * <p>Source: X. L. Dong, L. Berti-Equille, D. Srivastava, "Integrating Conflicting Data: The Role
 * of Source Dependence", PVLDB 2 (2009), section 3: mistakes in common tell copies; the limits are
 * ours.
 */
public final class Copies {
  private static final int LEAST_SHARED = 30;
  private static final double ALIKE = .99;
  private static final int LEAST_AGAINST = 5;

  /** More votes a task than this are too many pairs; more pairs than this are not looked at. */
  private static final int MOST_VOTES = 200;

  private static final int MOST_PAIRS = 300_000;

  private final List<List<Integer>> groups;
  private final int[] groupOf;

  private Copies(List<List<Integer>> groups, int raters) {
    this.groups = groups;
    this.groupOf = new int[raters];
    Arrays.fill(groupOf, -1);
    for (int group = 0; group < groups.size(); group++) {
      for (int rater : groups.get(group)) {
        groupOf[rater] = group;
      }
    }
  }

  /** Looks for copies; none are found where there are too many pairs of raters to look at. */
  public static Copies among(VoteMatrix votes) {
    Map<Long, int[]> pairs = pairs(votes);
    int[] leader = new int[votes.raters().size()];
    Arrays.setAll(leader, rater -> rater);
    pairs.forEach(
        (pair, counts) -> {
          if (counts[0] >= LEAST_SHARED && counts[1] >= ALIKE * counts[0]) {
            union(leader, (int) (pair >>> 32), (int) (long) pair);
          }
        });
    Map<Integer, List<Integer>> candidates = new HashMap<>();
    for (int rater = 0; rater < leader.length; rater++) {
      candidates.computeIfAbsent(find(leader, rater), first -> new ArrayList<>()).add(rater);
    }
    List<List<Integer>> groups =
        candidates.values().stream()
            .filter(group -> group.size() > 1)
            .sorted(Comparator.comparing(group -> group.get(0)))
            .toList();
    Copies all = new Copies(groups, leader.length);
    int[] against = all.against(votes);
    List<List<Integer>> proven = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      if (against[group] >= LEAST_AGAINST) {
        proven.add(groups.get(group));
      }
    }
    return new Copies(List.copyOf(proven), leader.length);
  }

  private static Map<Long, int[]> pairs(VoteMatrix votes) {
    Map<Long, int[]> pairs = new HashMap<>();
    int[] given = votes.votesOfRaters();
    for (int task = 0; task < votes.tasks(); task++) {
      int first = votes.first(task);
      int end = first + votes.votes(task);
      if (end - first > MOST_VOTES) {
        continue;
      }
      for (int one = first; one < end; one++) {
        if (given[votes.rater(one)] < LEAST_SHARED) {
          continue;
        }
        for (int other = one + 1; other < end; other++) {
          if (given[votes.rater(other)] >= LEAST_SHARED) {
            long pair = (long) votes.rater(one) << 32 | votes.rater(other);
            int[] counts = pairs.computeIfAbsent(pair, none -> new int[2]);
            counts[0]++;
            counts[1] += votes.choice(one) == votes.choice(other) ? 1 : 0;
          }
        }
      }
      if (pairs.size() > MOST_PAIRS) {
        return Map.of();
      }
    }
    return pairs;
  }

  /** By group: on how many tasks two or more of it say what the others' majority does not. */
  private int[] against(VoteMatrix votes) {
    int[] against = new int[groups.size()];
    for (int task = 0; groups.size() > 0 && task < votes.tasks(); task++) {
      int first = votes.first(task);
      int end = first + votes.votes(task);
      for (int group = 0; group < against.length; group++) {
        int[] others = new int[votes.classes().size()];
        int members = 0;
        int said = -1;
        for (int place = first; place < end; place++) {
          if (groupOf[votes.rater(place)] == group) {
            members++;
            said = votes.choice(place);
          } else {
            others[votes.choice(place)]++;
          }
        }
        int most = Arrays.stream(others).max().orElse(0);
        against[group] += members > 1 && most > 0 && others[said] < most ? 1 : 0;
      }
    }
    return against;
  }

  private static int find(int[] leader, int rater) {
    int at = rater;
    while (leader[at] != at) {
      at = leader[at];
    }
    return at;
  }

  private static void union(int[] leader, int one, int other) {
    int left = find(leader, one);
    int right = find(leader, other);
    leader[Math.max(left, right)] = Math.min(left, right);
  }

  /** The groups, each the numbers of its raters. */
  public List<List<Integer>> groups() {
    return groups;
  }

  /** The number of a rater's group, or -1. */
  public int group(int rater) {
    return groupOf[rater];
  }

  /** The same votes, each of m copies on a task weighing 1/m of what it did. */
  public VoteMatrix weighed(VoteMatrix votes) {
    if (groups.isEmpty()) {
      return votes;
    }
    float[] weights = new float[votes.size()];
    int[] present = new int[groups.size()];
    for (int task = 0; task < votes.tasks(); task++) {
      int first = votes.first(task);
      int end = first + votes.votes(task);
      for (int place = first; place < end; place++) {
        if (group(votes.rater(place)) >= 0) {
          present[group(votes.rater(place))]++;
        }
      }
      for (int place = first; place < end; place++) {
        int group = group(votes.rater(place));
        weights[place] = (float) (votes.weight(place) / (group < 0 ? 1 : present[group]));
      }
      Arrays.fill(present, 0);
    }
    return votes.weighing(weights);
  }
}
