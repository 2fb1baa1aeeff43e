// SPDX-License-Identifier: Apache-2.0
package touchstone.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import touchstone.resolution.SharedData;

/** Votes for tests: written as rows of raters, or those of DICES-350 with a rater a position. */
final class Ballots {
  private static final List<String> SAFETY = List.of("No", "Unsure", "Yes");

  private Ballots() {}

  /** A rater a row, an item a column, a full stop where there is no vote. */
  static Votes of(int values, String... raters) {
    List<int[]> votes = new ArrayList<>();
    for (int rater = 0; rater < raters.length; rater++) {
      for (int item = 0; item < raters[rater].length(); item++) {
        if (raters[rater].charAt(item) != '.') {
          votes.add(new int[] {item, rater, raters[rater].charAt(item) - '0'});
        }
      }
    }
    return votes(raters[0].length(), raters.length, values, votes);
  }

  static Votes dices() {
    List<int[]> votes = new ArrayList<>();
    List<List<String>> items = SharedData.dices();
    for (int item = 0; item < items.size(); item++) {
      for (int rater = 0; rater < items.get(item).size(); rater++) {
        votes.add(new int[] {item, rater, SAFETY.indexOf(items.get(item).get(rater))});
      }
    }
    return votes(items.size(), items.get(0).size(), SAFETY.size(), votes);
  }

  private static Votes votes(int items, int raters, int values, List<int[]> votes) {
    return new Votes(items, raters, values, column(votes, 0), column(votes, 1), column(votes, 2));
  }

  private static int[] column(List<int[]> votes, int which) {
    return votes.stream().mapToInt(vote -> vote[which]).toArray();
  }

  /** The first so many raters are one group, the rest the other. */
  static int[] halves(int raters, int first) {
    return IntStream.range(0, raters).map(rater -> rater < first ? 0 : 1).toArray();
  }

  static int[] alternating(int raters) {
    return IntStream.range(0, raters).map(rater -> rater % 2).toArray();
  }
}
