// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import touchstone.resolution.Calibration;
import touchstone.resolution.Copies;
import touchstone.resolution.Fit;
import touchstone.resolution.Fitted;
import touchstone.resolution.Learner;
import touchstone.resolution.Resolved;
import touchstone.resolution.VoteMatrix;
import touchstone.resolution.Votes;

/** What every method that learns of raters promises; the test of each extends it. */
abstract class LearnerContract {

  protected abstract Learner learner();

  /** Votes written as {@code "t1 ada a"}. */
  static VoteMatrix matrix(String... votes) {
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    for (String vote : votes) {
      String[] parts = vote.split(" ");
      builder.vote(parts[0], parts[1], parts[2]);
    }
    return builder.build();
  }

  static List<String> crowd(long seed) {
    Random random = new Random(seed);
    List<String> votes = new ArrayList<>();
    for (int task = 0; task < 120; task++) {
      int truth = random.nextInt(3);
      for (int i = 0; i < 5; i++) {
        int rater = (task * 3 + i * 5) % 17;
        int choice = random.nextDouble() < .5 + rater / 40. ? truth : random.nextInt(3);
        votes.add("t" + task + " r" + rater + " " + (char) ('a' + choice));
      }
    }
    return votes;
  }

  @Test
  void itsNameIsOneForPoliciesAndUrls() {
    assertTrue(learner().name().matches("[a-z][a-z0-9-]*"), learner().name());
  }

  @Test
  void theOrderOfVotesChangesNothing() {
    List<String> votes = crowd(3);
    VoteMatrix one = matrix(votes.toArray(String[]::new));
    Fit expected = learner().fit(one);
    Collections.shuffle(votes, new Random(7));
    VoteMatrix other = matrix(votes.toArray(String[]::new));
    Fit permuted = learner().fit(other);
    assertArrayEquals(expected.skills(), permuted.skills());
    assertEquals(expected.iterations(), permuted.iterations());
    for (int task = 0; task < one.tasks(); task++) {
      assertArrayEquals(expected.posterior(one, task), permuted.posterior(other, task));
    }
  }

  @Test
  void manyThreadsLearnTheSame() {
    VoteMatrix votes = matrix(crowd(3).toArray(String[]::new));
    double[] expected = learner().fit(votes).posterior(votes, 5);
    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> assertArrayEquals(expected, learner().fit(votes).posterior(votes, 5)));
  }

  @Test
  void posteriorsSumToOne() {
    VoteMatrix votes = matrix(crowd(11).toArray(String[]::new));
    Fit fit = learner().fit(votes);
    for (int task = 0; task < votes.tasks(); task++) {
      double[] posterior = fit.posterior(votes, task);
      assertEquals(1, Arrays.stream(posterior).sum(), 1e-9);
      assertTrue(Arrays.stream(posterior).allMatch(each -> each >= 0 && each <= 1));
    }
    assertTrue(Arrays.stream(fit.skills()).allMatch(each -> each >= 0 && each <= 1));
  }

  @Test
  void betterThanGuessing() {
    VoteMatrix votes = matrix(crowd(11).toArray(String[]::new));
    Fit fit = learner().fit(votes);
    assertTrue(
        fit.skills()[votes.raters().indexOf("r16")] > fit.skills()[votes.raters().indexOf("r0")]);
  }

  @Test
  void nothingIsAFitInWhichNobodyIsKnown() {
    VoteMatrix nothing = new VoteMatrix.Builder().offering(List.of("a", "b")).build();
    Fit fit = learner().fit(nothing);
    assertArrayEquals(
        new double[] {.5, .5}, fit.posterior(new int[0], new int[0], new double[0]), 1e-12);
    double[] stranger = fit.posterior(new int[] {-1}, new int[] {0}, new double[] {1});
    assertTrue(stranger[0] >= .5, Arrays.toString(stranger));
  }

  @Test
  void oneRaterIsBelieved() {
    VoteMatrix votes = matrix("t1 ada a", "t2 ada b", "t3 ada a");
    Fit fit = learner().fit(votes);
    assertEquals(0, fit.leader(votes, 0));
    assertEquals(1, fit.leader(votes, 1));
  }

  @Test
  void oneLabelIsTheLabel() {
    VoteMatrix votes = matrix("t1 ada a", "t1 bo a", "t2 ada a");
    assertEquals(0, learner().fit(votes).leader(votes, 1));
  }

  @Test
  void allTiesStayTies() {
    VoteMatrix votes = matrix("t1 ada a", "t1 bo b", "t2 ada b", "t2 bo a");
    Fit fit = learner().fit(votes);
    assertEquals(-1, fit.leader(votes, 0));
    assertEquals(-1, fit.leader(votes, 1));
  }

  @Test
  void aRaterWithOneJudgementIsNotTheMeasureOfAll() {
    List<String> votes = crowd(5);
    votes.add("t0 once c");
    VoteMatrix matrix = matrix(votes.toArray(String[]::new));
    assertNotNull(learner().fit(matrix).skills());
  }

  @Test
  void tenThousandClassesEndInTime() {
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    for (int task = 0; task < 500; task++) {
      for (int rater = 0; rater < 3; rater++) {
        builder.vote("t" + task, "r" + rater, "c" + (task * 20 + (rater == 2 ? 1 : 0)));
      }
    }
    for (int one = 0; one < 10_000; one++) {
      builder.offering(List.of("c" + one));
    }
    VoteMatrix votes = builder.build();
    Fit fit = learner().fit(votes);
    double[] posterior = fit.posterior(votes, 3);
    assertEquals(10_000, posterior.length);
    assertEquals(1, Arrays.stream(posterior).sum(), 1e-6);
    assertTrue(posterior[votes.choice(votes.first(3))] > .3);
  }

  @Test
  void anAnswerThatWasNeverMetIsLeftToThePlainMethod() {
    VoteMatrix votes = matrix("t1 ada \"a\"", "t1 bo \"b\"", "t2 ada \"a\"", "t2 bo \"a\"");
    Fitted fitted =
        new Fitted(
            learner().name(),
            votes,
            learner().fit(votes),
            new Majority(),
            Calibration.none(0),
            Copies.among(votes));
    Resolved resolved =
        fitted.resolve(
            List.of(Votes.vote("ada", "new"), Votes.vote("bo", "new"), Votes.vote("cy", "a")));
    assertEquals("new", resolved.label().textValue());
    assertEquals("unresolved", fitted.resolve(List.of()).status());
  }
}
