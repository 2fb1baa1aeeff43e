// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import touchstone.resolution.Fit;
import touchstone.resolution.Learner;
import touchstone.resolution.VoteMatrix;

/**
 * Steps of a scale, decided by what a miss costs: the committee says how likely each step is; a
 * loss of {@code absolute} distance takes the middle of that distribution, {@code squared} the step
 * nearest to its mean, {@code zero-one} the likeliest step.
 *
 * <p>Tie rule: where exactly half lies below a step, or the mean exactly between two, the two make
 * a tie.
 *
 * <p>Example: step 1 has .40, 2 has .25, 3 has .35: zero-one says 1, absolute 2 (.40 below, .65
 * with it), squared 2 (the mean is 1.95).
 *
 * <p>Source: J. O. Berger, "Statistical Decision Theory and Bayesian Analysis", 1985, section
 * 2.4.2.
 */
@Singleton
public final class Ordinal implements Learner {
  private static final List<String> LOSSES = List.of("absolute", "squared", "zero-one");

  private final String loss;

  public Ordinal() {
    this(LOSSES.get(0));
  }

  private Ordinal(String loss) {
    this.loss = loss;
  }

  @Override
  public String name() {
    return "ordinal";
  }

  @Override
  public Set<String> types() {
    return Set.of("scale");
  }

  /** {@code {"loss":"absolute|squared|zero-one"}}. */
  @Override
  public Learner with(JsonNode params) {
    return new Ordinal(Params.of(params, "loss").word("loss", LOSSES));
  }

  @Override
  public Fit fit(VoteMatrix votes) {
    double[] steps = new double[votes.classes().size()];
    for (int one = 0; one < steps.length; one++) {
      steps[one] = step(votes.classes().get(one));
    }
    Fit fit = new Committee().fit(votes);
    boolean numbers = Arrays.stream(steps).allMatch(Double::isFinite);
    return numbers && !loss.equals("zero-one") ? new Deciding(fit, steps, loss) : fit;
  }

  private static double step(String name) {
    try {
      return Double.parseDouble(name.replace("\"", ""));
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }

  /** The committee's posterior with the choice by a loss. */
  private record Deciding(Fit fit, double[] steps, String loss) implements Fit {
    @Override
    public int iterations() {
      return fit.iterations();
    }

    @Override
    public double[] skills() {
      return fit.skills();
    }

    @Override
    public List<String> remarks() {
      return fit.remarks();
    }

    @Override
    public double[] posterior(int[] raters, int[] choices, double[] weights) {
      return fit.posterior(raters, choices, weights);
    }

    @Override
    public int choose(double[] posterior) {
      Integer[] order =
          IntStream.range(0, steps.length)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer one) -> steps[one]))
              .toArray(Integer[]::new);
      return loss.equals("squared") ? nearest(posterior) : middle(posterior, order);
    }

    private int middle(double[] posterior, Integer[] order) {
      double below = 0;
      for (int one : order) {
        below += posterior[one];
        if (Math.abs(below - .5) <= EQUAL) {
          return -1;
        }
        if (below > .5) {
          return one;
        }
      }
      return order[order.length - 1];
    }

    private int nearest(double[] posterior) {
      double mean = 0;
      for (int one = 0; one < steps.length; one++) {
        mean += posterior[one] * steps[one];
      }
      double[] near = new double[steps.length];
      for (int one = 0; one < steps.length; one++) {
        near[one] = -Math.abs(steps[one] - mean);
      }
      return Fit.leader(near);
    }
  }
}
