// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;

/**
 * A learner after learning, as a method for single tasks: skills are frozen, a rater that was never
 * met is taken as the learner takes strangers, copies of one source share a vote. A task with an
 * answer that was never met is left to the plain method.
 *
 * <p>The distribution stays that of the votes: what raters said is not overwritten by a model. The
 * confidence is the posterior of the label, as calibrated.
 */
public final class Fitted implements Method {
  private final String name;
  private final Fit fit;
  private final Method plain;
  private final Calibration calibration;
  private final Copies copies;
  private final List<String> classes;
  private final Map<String, Integer> raterNumbers = new HashMap<>();
  private final Map<String, Integer> classNumbers = new HashMap<>();

  /**
   * @param votes what was learned from
   * @param plain decides where golds and experts settle, and on answers that were never met
   */
  public Fitted(
      String name,
      VoteMatrix votes,
      Fit fit,
      Method plain,
      Calibration calibration,
      Copies copies) {
    this.name = name;
    this.fit = fit;
    this.plain = plain;
    this.calibration = calibration;
    this.copies = copies;
    this.classes = votes.classes();
    votes.raters().forEach(rater -> raterNumbers.put(rater, raterNumbers.size()));
    classes.forEach(each -> classNumbers.put(each, classNumbers.size()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Method settling() {
    return plain;
  }

  @Override
  public Resolved resolve(List<Vote> votes) {
    if (votes.isEmpty()) {
      return Resolved.unresolved();
    }
    int count = votes.size();
    int[] raters = new int[count];
    int[] choices = new int[count];
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      Integer choice = classNumbers.get(votes.get(i).text());
      if (choice == null) {
        return plain.resolve(votes);
      }
      choices[i] = choice;
      raters[i] = raterNumbers.getOrDefault(votes.get(i).rater(), -1);
      weights[i] = votes.get(i).weight();
    }
    share(raters, weights);
    double[] posterior = fit.posterior(raters, choices, weights);
    int label = fit.choose(posterior);
    double[] given = calibration.apply(posterior);
    Map<String, Double> shares = plain.resolve(votes).distribution();
    return label < 0
        ? Resolved.tie(Arrays.stream(given).max().orElse(0), shares, votes)
        : Resolved.to(Json.tree(classes.get(label)), given[label], shares, votes);
  }

  /** Copies of one source on a task share one vote. */
  private void share(int[] raters, double[] weights) {
    if (copies.groups().isEmpty()) {
      return;
    }
    int[] present = new int[copies.groups().size()];
    for (int rater : raters) {
      if (rater >= 0 && copies.group(rater) >= 0) {
        present[copies.group(rater)]++;
      }
    }
    for (int i = 0; i < raters.length; i++) {
      int group = raters[i] < 0 ? -1 : copies.group(raters[i]);
      weights[i] /= group < 0 ? 1 : present[group];
    }
  }
}
