// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.resolution.method.Committee;

class CalibrationTest {
  private static final int GOLDS = 50;
  private static final int SPLITS = 20;

  @Test
  void fewGoldsTeachNothing() {
    Calibration few =
        Calibration.of(Collections.nCopies(19, new double[] {.9, .1}), Collections.nCopies(19, 0));
    assertFalse(few.accepted());
    assertArrayEquals(new double[] {.9, .1}, few.apply(new double[] {.9, .1}));
  }

  @Test
  void whoIsTooSureBecomesLessSure() {
    List<double[]> posteriors = new ArrayList<>();
    List<Integer> truths = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      posteriors.add(new double[] {.99, .01});
      truths.add(i % 4 == 0 ? 1 : 0);
    }
    Calibration learned = Calibration.of(posteriors, truths);
    assertTrue(learned.accepted());
    assertEquals(.75, learned.apply(new double[] {.99, .01})[0], .03);
    assertTrue(learned.errorAfter() < learned.errorBefore());
    assertTrue(learned.lossAfter() < learned.lossBefore());
    assertEquals(400, learned.reliability().stream().mapToInt(Calibration.Bin::labels).sum());
  }

  @Test
  void whatIsRightAlreadyStays() {
    List<double[]> posteriors = new ArrayList<>();
    List<Integer> truths = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      posteriors.add(new double[] {.75, .25});
      truths.add(i % 4 == 0 ? 1 : 0);
    }
    assertEquals(.75, Calibration.of(posteriors, truths).apply(new double[] {.75, .25})[0], .02);
  }

  @Test
  void fiftyGoldsMakeTheCommitteeHonestOnRealCrowds() {
    double mean = 0;
    for (String name : SharedData.CROWDS) {
      VoteMatrix votes = SharedData.matrix(name);
      Map<String, String> truth = SharedData.truth(name);
      Fit fit = new Committee().fit(votes);
      List<double[]> posteriors = new ArrayList<>();
      List<Integer> truths = new ArrayList<>();
      for (int task = 0; task < votes.tasks(); task++) {
        int truly = votes.classes().indexOf(truth.getOrDefault(votes.task(task), "?"));
        if (truly >= 0) {
          posteriors.add(fit.posterior(votes, task));
          truths.add(truly);
        }
      }
      double before = 0;
      double after = 0;
      for (int split = 0; split < SPLITS; split++) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
          order.add(i);
        }
        Collections.shuffle(order, new Random(split));
        List<Integer> golds = order.subList(0, GOLDS);
        List<Integer> rest = order.subList(GOLDS, order.size());
        Calibration learned =
            Calibration.of(
                golds.stream().map(posteriors::get).toList(),
                golds.stream().map(truths::get).toList());
        before += error(posteriors, truths, rest, Calibration.none(0)) / SPLITS;
        after += error(posteriors, truths, rest, learned) / SPLITS;
      }
      System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f |%n", name, before, after);
      assertTrue(after <= before + .01, name + ": " + before + " became " + after);
      mean += after / SharedData.CROWDS.size();
    }
    System.out.printf(Locale.ROOT, "mean calibration error with %d golds: %.4f%n", GOLDS, mean);
    assertTrue(mean <= .06, "mean " + mean);
  }

  private static double error(
      List<double[]> posteriors, List<Integer> truths, List<Integer> of, Calibration by) {
    double[] confidence = new double[10];
    double[] right = new double[10];
    for (int each : of) {
      double[] given = by.apply(posteriors.get(each));
      int leader = 0;
      for (int one = 1; one < given.length; one++) {
        leader = given[one] > given[leader] ? one : leader;
      }
      int bin = Math.min(9, (int) (given[leader] * 10));
      confidence[bin] += given[leader];
      right[bin] += leader == truths.get(each) ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < 10; bin++) {
      error += Math.abs(confidence[bin] - right[bin]) / of.size();
    }
    return error;
  }
}
