// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.resolution.method.Committee;

class CopiesTest {

  @Test
  void aModelUnderFiveNamesIsOneGroup() {
    Random random = new Random(5);
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    for (int task = 0; task < 60; task++) {
      String truth = random.nextBoolean() ? "a" : "b";
      for (String rater : new String[] {"ada", "bo", "cy", "di"}) {
        builder.vote("t" + task, rater, random.nextDouble() < .8 ? truth : other(truth));
      }
      String said = random.nextDouble() < .6 ? truth : other(truth);
      for (int copy = 0; copy < 5; copy++) {
        builder.vote("t" + task, "m" + copy, said);
      }
    }
    VoteMatrix votes = builder.build();
    Copies copies = Copies.among(votes);
    assertEquals(1, copies.groups().size());
    assertEquals(5, copies.groups().get(0).size());
    VoteMatrix weighed = copies.weighed(votes);
    assertEquals(.2, weighed.weight(votes.first(0) + votes.votes(0) - 1), 1e-6);
    assertEquals(1, weighed.weight(votes.first(0)), 1e-6);
  }

  private static String other(String label) {
    return label.equals("a") ? "b" : "a";
  }

  @Test
  void peopleOfRealCrowdsAreNotTakenForCopies() {
    int groups = 0;
    for (String name : new String[] {"bluebird", "dog", "rte", "possent", "music", "weather_cf"}) {
      groups += Copies.among(SharedData.matrix(name)).groups().size();
    }
    assertEquals(0, groups);
  }

  /** Five copies of one rater move accuracy by less than a hundredth, noise by half of that. */
  @Test
  void fiveCopiesOfOneRaterChangeLittle() {
    for (String name : new String[] {"rte", "dog", "possent"}) {
      VoteMatrix votes = SharedData.matrix(name);
      Map<String, String> truth = SharedData.truth(name);
      double alone = accuracy(votes, truth);
      Random random = new Random(9);
      VoteMatrix.Builder noisy = again(votes);
      VoteMatrix.Builder copied = again(votes);
      for (int task = 0; task < votes.tasks(); task++) {
        String said = votes.classes().get(random.nextInt(votes.classes().size()));
        noisy.vote(votes.task(task), "noise", said);
        for (int copy = 0; copy < 5; copy++) {
          copied.vote(votes.task(task), "copy" + copy, said);
        }
      }
      double withNoise = accuracy(noisy.build(), truth);
      double withCopies = accuracy(copied.build(), truth);
      System.out.printf(
          Locale.ROOT,
          "%s: alone %.4f, with a guesser %.4f, with five copies of a guesser %.4f%n",
          name,
          alone,
          withNoise,
          withCopies);
      assertTrue(withNoise >= alone - .005, name);
      assertTrue(Math.abs(withCopies - alone) < .01, name);
    }
  }

  private static VoteMatrix.Builder again(VoteMatrix votes) {
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    for (int task = 0; task < votes.tasks(); task++) {
      for (int i = votes.first(task); i < votes.first(task) + votes.votes(task); i++) {
        builder.vote(
            votes.task(task),
            votes.raters().get(votes.rater(i)),
            votes.classes().get(votes.choice(i)));
      }
    }
    return builder;
  }

  private static double accuracy(VoteMatrix votes, Map<String, String> truth) {
    VoteMatrix weighed = Copies.among(votes).weighed(votes);
    Fit fit = new Committee().fit(weighed);
    int right = 0;
    int known = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      int truly = votes.classes().indexOf(truth.getOrDefault(votes.task(task), "?"));
      if (truly >= 0) {
        known++;
        right += fit.leader(weighed, task) == truly ? 1 : 0;
      }
    }
    return (double) right / known;
  }
}
