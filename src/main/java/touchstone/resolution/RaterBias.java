// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;

/**
 * How far each rater's numbers lie above or below the labels: a bias is no reason to leave a rater
 * out, since the mean over raters evens it, but says who reads the guideline otherwise.
 */
@ApplicationScoped
class RaterBias {
  private final Resolutions resolutions;

  RaterBias(Resolutions resolutions) {
    this.resolutions = resolutions;
  }

  /**
   * One rater's numbers beside the labels of the same items, in the question's unit.
   *
   * @param judgements how many numbers were compared
   * @param bias the mean of number less label; over 0 is above
   * @param spread the standard deviation of that difference; null under two numbers
   * @param distance the mean of the difference's size
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Of(
      String rater, String kind, int judgements, double bias, Double spread, double distance) {}

  private static final class Tally {
    private String kind;
    private int count;
    private double sum;
    private double squares;
    private double sizes;

    private void add(double difference) {
      count++;
      sum += difference;
      squares += difference * difference;
      sizes += Math.abs(difference);
    }

    private Of of(String rater) {
      double mean = sum / count;
      Double spread =
          count < 2
              ? null
              : Double.valueOf(Math.sqrt(Math.max(0, (squares - sum * mean) / (count - 1))));
      return new Of(rater, kind, count, mean, spread, sizes / count);
    }
  }

  /** By rater, those with most numbers first; of items with two numbers or more. */
  List<Of> of(Project project, String question) {
    TreeMap<String, Tally> tallies = new TreeMap<>();
    resolutions.read(
        project,
        null,
        JudgementLog.Scope.NOW,
        labelled -> {
          boolean numbers =
              labelled.question().equals(question)
                  && labelled.resolved().label() != null
                  && labelled.resolved().label().isNumber()
                  && labelled.resolved().judgements() > 1;
          if (numbers) {
            double label = labelled.resolved().label().doubleValue();
            for (JudgementLine line : labelled.lines()) {
              if (line.answer().isNumber() && !line.gold()) {
                Tally tally = tallies.computeIfAbsent(line.rater(), first -> new Tally());
                tally.kind = line.kind();
                tally.add(line.answer().doubleValue() - label);
              }
            }
          }
        });
    List<Of> raters = new ArrayList<>();
    tallies.forEach((rater, tally) -> raters.add(tally.of(rater)));
    raters.sort(Comparator.comparingInt(Of::judgements).reversed().thenComparing(Of::rater));
    return raters;
  }
}
