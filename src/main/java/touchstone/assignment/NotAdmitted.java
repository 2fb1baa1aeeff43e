// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.util.List;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.rater.MemberState;

/** Nothing is given to the rater here, for where they stand in the pool; a page says what to do. */
public final class NotAdmitted extends Problem {
  private final String page;

  private NotAdmitted(String detail, String page, Reason why) {
    super(403, "Not admitted to this work", detail + " See " + page, List.of(), why);
    this.page = page;
  }

  /** Of who stands in a pool in a state that gives nothing in this project. */
  static NotAdmitted in(String pool, MemberState state) {
    return new NotAdmitted(
        switch (state) {
          case INVITED, CONSENTED -> "There is something to agree to before you begin.";
          case TRAINING -> "Your training comes first.";
          case EXAM -> "The exam comes first.";
          case RESTING -> "You are taking a rest; come back when you like.";
          case PAUSED -> "A lead has paused you; what you did is kept and paid.";
          default -> "This pool gives you no work any more; what you did is kept and paid.";
        },
        "/journeys/" + pool,
        Reason.of("training_stateMeans", state.word()));
  }

  static NotAdmitted banned() {
    return new NotAdmitted(
        "You are kept out of all pools; what you did is kept and paid. You may appeal.",
        "/journeys",
        Reason.of("training_banned"));
  }

  /** Where it is told, and what can be done about it. */
  public String page() {
    return page;
  }
}
