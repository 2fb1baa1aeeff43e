// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import touchstone.base.Problem;

/**
 * Why a form was not taken, for the page that shows it again: the words and the field, or nulls.
 */
public record Refusal(String words, String field) {
  public static final Refusal NONE = new Refusal(null, null);

  public static Refusal of(Problem problem) {
    return new Refusal(
        Messages.text(Speech.present(), problem),
        problem.faults().isEmpty() ? null : problem.faults().get(0).field());
  }

  /** Whether the fault lies in this field. */
  public boolean at(String name) {
    return name.equals(field);
  }
}
