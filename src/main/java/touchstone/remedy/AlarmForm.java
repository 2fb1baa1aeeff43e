// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import touchstone.base.Problem;

/** What was written into the forms of an alarm's page; null where nothing was. */
record AlarmForm(
    String size, String pool, String guideline, String overlap, String cause, String note) {
  static final AlarmForm EMPTY = new AlarmForm(null, null, null, null, null, null);

  static int whole(String field, String text) {
    try {
      return Integer.parseInt(text == null ? "" : text.strip());
    } catch (NumberFormatException none) {
      throw Problem.refusedField(field, "must be a whole number");
    }
  }
}
