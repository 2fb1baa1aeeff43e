// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Krippendorff's alpha for unitizing: how far raters mark the same stretches of texts with the same
 * labels, borders that differ by little counting little, with chance taken off. For each label the
 * squared differences of the sections that meet, over what sections laid anywhere would give. Of
 * one text it is the published coefficient; over several the sums run over all of them, a text with
 * m raters weighing its length m times, and no section reaches from one text into another.
 *
 * <p>Ties: there is no leading value to choose, so none arise. Spans of one label by one rater that
 * overlap count as one stretch. Where nobody marked anything alpha is 0/0: undefined, never 1 and
 * never 0.
 *
 * <p>Example: three raters mark 0-4, 0-4 and 2-6 of a text of ten with one label: the differences
 * are 0, 8 and 8, twice over m-1 = 2: 16, over 30 characters. Chance: three stretches of 4 have 2/3
 * * 84 = 56 each among each other, and 16 * 4 against the gaps of 6, 6, 2 and 4: (3 + 3 + 1) * 16 =
 * 112; 2 * 3 * 168 / (30 * 29 - 36) = 1.2086; 1 - .5333 / 1.2086 = .5587.
 *
 * <p>Source: K. Krippendorff, "On the reliability of unitizing continuous data", Sociological
 * Methodology 25, 1995.
 */
@Singleton
public final class AlphaUnitizing implements Measure {

  @Override
  public String name() {
    return "alpha-unitizing";
  }

  @Override
  public boolean fits(Answers kind) {
    return kind == Answers.SPANS;
  }

  @Override
  public Statistic on(Ratings ratings) {
    List<Stretches> answers = new ArrayList<>();
    for (String value : ratings.values()) {
      Stretches stretches = Stretches.of(value);
      if (stretches == null) {
        return Statistic.none(SpanF1.NO_SPANS);
      }
      answers.add(stretches);
    }
    Set<String> labels = new TreeSet<>();
    answers.forEach(each -> labels.addAll(each.byLabel().keySet()));
    List<Continuum> continua =
        labels.stream().map(label -> new Continuum(label, ratings, answers)).toList();
    double[] characters = characters(ratings, answers);
    long cost = continua.stream().mapToLong(Continuum::cost).sum() + characters.length;
    return Statistic.of(sample -> alpha(continua, characters, sample), cost)
        .undefinedAs("undefined: nobody marked anything");
  }

  /** The length of each unit's text, once for each of its answers. */
  private static double[] characters(Ratings ratings, List<Stretches> answers) {
    return ratings.units().stream()
        .mapToDouble(unit -> (double) unit.value().length * Continuum.length(unit, answers))
        .toArray();
  }

  private static double alpha(List<Continuum> continua, double[] characters, Sample sample) {
    double all = 0;
    for (int unit = 0; unit < characters.length; unit++) {
      all += sample.ofUnit()[unit] * characters[unit];
    }
    double observed = 0;
    double expected = 0;
    for (Continuum each : continua) {
      Continuum.Sums sums = each.sums(sample);
      observed += sums.observed() / all;
      expected += sums.expected(all);
    }
    return expected == 0 ? Double.NaN : 1 - observed / expected;
  }
}
