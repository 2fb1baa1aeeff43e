// SPDX-License-Identifier: Apache-2.0
package touchstone.steering;

import touchstone.base.Problem;
import touchstone.project.Policy;

/**
 * The wizard's third step as it was typed: the project's name, its raters, how many judge and how
 * long one may work in a day.
 */
public record PeopleForm(String name, String newPool, String pool, String overlap, String hours) {
  static PeopleForm named(String name) {
    return new PeopleForm(name, "", "", "3", "");
  }

  Policy policy() {
    String digits = overlap == null ? "" : overlap.strip();
    if (!digits.matches("\\d{1,4}")
        || Integer.parseInt(digits) < 1
        || Integer.parseInt(digits) > 1000) {
      throw Problem.refusedField("Judgements wanted", "must be a whole number from 1 to 1000");
    }
    return Policy.ofOverlap(Integer.parseInt(digits), DayHours.duration(hours));
  }
}
