// SPDX-License-Identifier: Apache-2.0
package touchstone.steering;

import java.util.Set;
import touchstone.base.Problem;
import touchstone.project.Policy;

/**
 * The wizard's third step as it was typed: the project's name, its raters, how many judge, whether
 * to stop early and how long one may work in a day.
 */
public record PeopleForm(
    String name, String newPool, String pool, String overlap, String sure, String hours) {
  private static final Set<String> SURE = Set.of("0.8", "0.9", "0.95");

  static PeopleForm named(String name) {
    return new PeopleForm(name, "", "", "3", "", "");
  }

  Policy policy() {
    String digits = overlap == null ? "" : overlap.strip();
    if (!digits.matches("\\d{1,4}")
        || Integer.parseInt(digits) < 1
        || Integer.parseInt(digits) > 1000) {
      throw Problem.refusedField("Judgements wanted", "must be a whole number from 1 to 1000");
    }
    return Policy.ofOverlap(Integer.parseInt(digits), confidence(), DayHours.duration(hours));
  }

  private Double confidence() {
    if (sure == null || sure.isBlank()) {
      return null;
    }
    if (!SURE.contains(sure)) {
      throw Problem.refusedField("Stop early", "must be one of those offered");
    }
    if (overlap.strip().equals("1")) {
      throw Problem.refusedField("Judgements wanted", "must be 2 or more to stop early");
    }
    return Double.valueOf(sure);
  }
}
