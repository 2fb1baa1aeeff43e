// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import touchstone.resolution.Fit;
import touchstone.resolution.Learner;
import touchstone.resolution.VoteMatrix;

/**
 * The choice where no method is asked for: no method wins on all crowds, so four are heard with the
 * same say. Two of them know nothing of raters and hold the others to the majority: the shares of
 * the votes, and the votes taken as by raters who are all right with .70. Two learn of raters: the
 * cautious one-coin model, and Dawid and Skene shrunk. A class's posterior is the geometric mean of
 * the four, each raised by a thousandth (less where there are over 20 classes), so that no single
 * one can rule a class out.
 *
 * <p>Guards: where a task has under two votes in the mean nothing can be learned of raters, and the
 * majority decides; a learner that collapsed or switched classes is not heard. Remarks say so.
 *
 * <p>Tie rule: classes whose posteriors are equal to 1e-9 lead together.
 *
 * <p>Example: two of three raters without history say cat of two classes, one says dog: shares
 * .667, equals .696, one-coin and Dawid and Skene what is known of the three; with .70 from both,
 * cat has .69.
 *
 * <p>Source: the logarithmic opinion pool with equal weights, C. Genest, J. V. Zidek, "Combining
 * Probability Distributions", Statistical Science 1 (1986), section 3. On the choice of the four:
 * docs/decisions/0012-methods.md.
 */
@Singleton
public final class Committee implements Learner {
  private static final double LEAST_OVERLAP = 2;
  private static final double FLOOR = 1e-3;
  private static final long MOST_CELLS = 20_000_000;

  @Override
  public String name() {
    return "committee";
  }

  @Override
  public Fit fit(VoteMatrix votes) {
    int classes = votes.classes().size();
    double overlap = (double) votes.size() / Math.max(1, judged(votes));
    List<String> remarks = new ArrayList<>();
    List<Fit> learned = new ArrayList<>();
    if (overlap < LEAST_OVERLAP) {
      remarks.add(
          "%.1f judgements an item are too few to learn of raters: the majority decides."
              .formatted(overlap));
    } else if ((long) classes * votes.tasks() > MOST_CELLS) {
      remarks.add(classes + " answers are too many to learn of raters: the majority decides.");
    } else {
      hear("the one-coin model", OneCoin.cautious().fit(votes), votes, learned, remarks);
      if (!Confusions.tooMany(votes)) {
        Fit shrunk = DawidSkeneShrunk.LEARNING.fit(votes);
        hear("Dawid and Skene", shrunk, votes, learned, remarks);
      }
      if (!learned.isEmpty()) {
        remarks.add(
            "Decided together by the votes, by votes of equals and by "
                + (learned.size() == 2 ? "two models" : "one model")
                + " of the raters: no method wins on all crowds.");
      }
    }
    return new Sitting(learned, classes, votes.raters().size(), remarks);
  }

  private static int judged(VoteMatrix votes) {
    int judged = 0;
    for (int task = 0; task < votes.tasks(); task++) {
      judged += votes.votes(task) > 0 ? 1 : 0;
    }
    return judged;
  }

  private static void hear(
      String who, Fit fit, VoteMatrix votes, List<Fit> learned, List<String> remarks) {
    if (Guards.switched(votes, fit)) {
      remarks.add("Not heard, as it changed the classes' names: " + who + ".");
    } else if (Guards.collapsed(votes, fit)) {
      remarks.add("Not heard, as it left a class without labels: " + who + ".");
    } else {
      learned.add(fit);
    }
  }

  /** The committee with what its learners learned. */
  private record Sitting(List<Fit> learned, int classes, int raters, List<String> remarks)
      implements Fit {

    @Override
    public int iterations() {
      return learned.stream().mapToInt(Fit::iterations).max().orElse(1);
    }

    @Override
    public double[] skills() {
      if (learned.isEmpty()) {
        double[] unknown = new double[raters];
        Arrays.fill(unknown, OneCoin.skill(0, 0));
        return unknown;
      }
      return learned.get(0).skills();
    }

    @Override
    public double[] posterior(int[] raters, int[] choices, double[] weights) {
      double[] shares = new double[classes];
      double[] equals = new double[classes];
      double equal = OneCoin.weight(OneCoin.skill(0, 0), classes);
      double all = 0;
      for (int vote = 0; vote < choices.length; vote++) {
        shares[choices[vote]] += weights[vote];
        equals[choices[vote]] += weights[vote] * equal;
        all += weights[vote];
      }
      if (all <= 0) {
        return LogSpace.alike(classes);
      }
      for (int one = 0; one < classes; one++) {
        shares[one] /= all;
      }
      if (learned.isEmpty()) {
        return shares;
      }
      LogSpace.normalise(equals);
      double[] pool = new double[classes];
      add(shares, pool);
      add(equals, pool);
      learned.forEach(each -> add(each.posterior(raters, choices, weights), pool));
      for (int one = 0; one < classes; one++) {
        pool[one] /= 2 + learned.size();
      }
      LogSpace.normalise(pool);
      return pool;
    }

    private static void add(double[] posterior, double[] pool) {
      double floor = FLOOR * Math.min(1, 20.0 / pool.length);
      for (int one = 0; one < pool.length; one++) {
        pool[one] += Math.log(posterior[one] + floor);
      }
    }
  }
}
