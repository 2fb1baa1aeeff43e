// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * Which votes count, before any method looks at them. In this order: only the newest round that has
 * votes, and never round 0, which tries raters by golds; of each rater only the last vote, and none
 * that weighs nothing; surplus votes only where they count, or where they are gold; gold alone
 * where there is any; else the last word of a reviewer alone; experts alone where they decide and
 * others voted too.
 *
 * @param expertDecides experts settle what others voted on as well
 * @param countSurplus votes beyond those wanted count like the rest
 */
public record Ballot(boolean expertDecides, boolean countSurplus) {

  /** The last vote is the one recorded last; what follows only makes the choice free of order. */
  private static final Comparator<Vote> LAST =
      Comparator.comparing(Vote::recordedAt)
          .thenComparing(Vote::text)
          .thenComparing(Vote::at)
          .thenComparing(Vote::gold)
          .thenComparing(Vote::surplus, Comparator.reverseOrder())
          .thenComparing(Vote::guidelineVersion)
          .thenComparing(Vote::kind);

  /**
   * The method's result on the votes that count. A label by gold, or by experts over others, is
   * {@code adjudicated}; golds or experts at odds with each other stay a {@code tie}.
   */
  public Resolved resolve(Method method, List<Vote> votes) {
    List<Vote> counted = lastOfEachRater(newestRound(votes));
    counted = only(counted, vote -> countSurplus || !vote.surplus() || vote.gold());
    counted = only(counted, vote -> vote.weight() > 0 || vote.gold());
    List<Vote> golds = only(counted, Vote::gold);
    if (!golds.isEmpty()) {
      return method.settling().resolve(golds).adjudicated();
    }
    List<Vote> reviews = only(counted, Vote::settles);
    if (!reviews.isEmpty()) {
      return method.settling().resolve(List.of(Collections.max(reviews, LAST))).adjudicated();
    }
    List<Vote> experts = only(counted, Vote::byExpert);
    if (expertDecides && !experts.isEmpty() && experts.size() < counted.size()) {
      return method.settling().resolve(experts).adjudicated();
    }
    return method.resolve(counted);
  }

  /**
   * The votes that tell how often raters are right: golds and reviews left out, else as they are
   * counted.
   */
  public List<Vote> learnt(List<Vote> votes) {
    return only(ofRaters(votes), vote -> (countSurplus || !vote.surplus()) && vote.weight() > 0);
  }

  /**
   * The votes that tell how far raters agree: of the newest round the last of each, golds left out.
   */
  public static List<Vote> ofRaters(List<Vote> votes) {
    return lastOfEachRater(newestRound(only(votes, vote -> !vote.gold() && !vote.settles())));
  }

  private static List<Vote> newestRound(List<Vote> votes) {
    int newest = votes.stream().mapToInt(Vote::round).max().orElse(0);
    return only(votes, vote -> vote.round() == newest && vote.round() > 0);
  }

  private static List<Vote> lastOfEachRater(List<Vote> votes) {
    TreeMap<String, Vote> last = new TreeMap<>();
    votes.forEach(vote -> last.merge(vote.rater(), vote, BinaryOperator.maxBy(LAST)));
    return List.copyOf(last.values());
  }

  private static List<Vote> only(List<Vote> votes, Predicate<Vote> counts) {
    return votes.stream().filter(counts).toList();
  }
}
