// SPDX-License-Identifier: Apache-2.0
package touchstone.ledger;

import java.util.Locale;
import touchstone.base.Problem;

/**
 * What an entry is: earned by judging; given as a bonus; a top-up to a floor; a correction, either
 * way; a cost that no rater has; or paid out, which costs nothing more.
 */
public enum EntryKind {
  EARNED,
  BONUS,
  TOP_UP,
  CORRECTION,
  COST,
  PAID;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind a word names, or 422; what is earned is written by judging alone. */
  public static EntryKind booked(String field, String word) {
    for (EntryKind kind : values()) {
      if (kind != EARNED && kind.word().equals(word)) {
        return kind;
      }
    }
    throw Problem.refusedField(
        field, "must be one of bonus, top-up, correction, cost, paid; earned comes of judging");
  }
}
