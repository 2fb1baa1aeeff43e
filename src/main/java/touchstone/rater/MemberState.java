// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import java.util.Locale;
import java.util.Set;
import touchstone.base.Problem;
import touchstone.base.Reason;

/** Where a rater stands in a pool, from the invitation to the leaving. */
public enum MemberState {
  /** In by a link, and yet to consent. */
  INVITED,
  /** Consented, and yet to begin. */
  CONSENTED,
  /** Learning on known items, told after each. */
  TRAINING,
  /** Asked known items, told at the end. */
  EXAM,
  /** Given whatever there is. */
  ACTIVE,
  /** Given nothing for now, by their own wish. */
  RESTING,
  /** Given nothing for now, by a lead. */
  PAUSED,
  /** Given nothing any more: the exam was failed too often, or a lead said so. */
  RESTRICTED,
  /** Out of the pool. */
  LEFT;

  private static final Set<MemberState> BY_LEADS =
      Set.of(ACTIVE, PAUSED, RESTRICTED, TRAINING, EXAM);

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a stored word. */
  public static MemberState stored(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** A state that a lead may set, or 422 at the field. */
  static MemberState ofLead(String field, String word) {
    for (MemberState state : BY_LEADS) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    throw Problem.refusedField(
        field,
        "must be active, paused, restricted, training or exam",
        Reason.of("rater_fault_state"));
  }

  /** Whether known items are given, to learn on or to be asked. */
  public boolean learns() {
    return this == TRAINING || this == EXAM;
  }

  /** Whether it is held against the rater. */
  public boolean adverse() {
    return this == PAUSED || this == RESTRICTED;
  }
}
