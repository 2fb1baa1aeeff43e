// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.resolution.Fit;
import touchstone.resolution.SharedData;
import touchstone.resolution.VoteMatrix;

class OneCoinTest {
  private static final double NEW = OneCoin.skill(0, 0);

  @Test
  void theExampleOfTheClassHolds() {
    assertEquals(.6957, NEW, 5e-5);
    double[] posterior = OneCoin.posterior(2, new int[] {0, 0, 1}, new double[] {NEW, NEW, NEW});
    assertEquals(NEW, posterior[0], 1e-12);
  }

  @Test
  void whoDisagreesWithEverybodyIsBelievedLess() {
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    for (int task = 0; task < 30; task++) {
      builder.vote("t" + task, "ada", "yes").vote("t" + task, "bo", "yes");
      builder.vote("t" + task, "cy", task % 3 == 0 ? "yes" : "no");
    }
    Fit fit = OneCoin.impartial().fit(builder.build());
    assertTrue(fit.skills()[0] > .9, "ada");
    assertTrue(fit.skills()[2] < .5, "cy");
    assertTrue(fit.iterations() < 50);
  }

  @Test
  void classesThatLeadTogetherAreATie() {
    VoteMatrix tied = new VoteMatrix.Builder().vote("t", "ada", "a").vote("t", "bo", "b").build();
    Fit fit = OneCoin.impartial().fit(tied);
    assertEquals(-1, fit.leader(tied, 0));
  }

  @Test
  void theOrderOfVotesChangesNothing() {
    List<String[]> votes = new ArrayList<>();
    Random random = new Random(7);
    for (int vote = 0; vote < 600; vote++) {
      votes.add(
          new String[] {"t" + vote % 120, "r" + vote % 17, "" + (char) ('a' + random.nextInt(3))});
    }
    Fit one = OneCoin.impartial().fit(matrix(votes));
    Collections.shuffle(votes, random);
    Fit other = OneCoin.impartial().fit(matrix(votes));
    assertArrayEquals(one.skills(), other.skills());
    assertArrayEquals(one.posterior(matrix(votes), 3), other.posterior(matrix(votes), 3));
  }

  private static VoteMatrix matrix(List<String[]> votes) {
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    votes.forEach(vote -> builder.vote(vote[0], vote[1], vote[2]));
    return builder.build();
  }

  /** A learned class prior collapses here: .583 in Crowd-Kit 1.4.2 on bluebird, .709 on s_adult. */
  @Test
  void doesNotCollapseWhereAgreementIsLow() {
    assertEquals(.718, accuracy("bluebird"), .01);
    assertEquals(.764, accuracy("s_adult"), .01);
    assertEquals(.796, accuracy("music"), .005);
  }

  private static double accuracy(String name) {
    VoteMatrix votes = SharedData.matrix(name);
    Map<String, String> truth = SharedData.truth(name);
    Fit fit = OneCoin.impartial().fit(votes);
    int known = 0;
    int right = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      String truly = truth.get(votes.task(task));
      if (truly != null) {
        known++;
        int leader = fit.leader(votes, task);
        right += leader >= 0 && votes.classes().get(leader).equals(truly) ? 1 : 0;
      }
    }
    return (double) right / known;
  }
}
