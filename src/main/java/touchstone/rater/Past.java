// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a member stood so far, in which a further step is read: whether it is against them, and
 * what takes it back.
 */
final class Past {
  // Who was in a pool before steps were noted was given work.
  private MemberState now = MemberState.ACTIVE;
  private MemberState reached = MemberState.ACTIVE;
  private final List<MemberState> goes = new ArrayList<>();

  /** Whether a step leaves the member with less than they had. */
  boolean worsens(MemberState to) {
    return switch (to) {
      case PAUSED, RESTRICTED, LEFT -> true;
      case TRAINING -> given(reached) || now == MemberState.EXAM;
      case EXAM -> given(reached);
      default -> false;
    };
  }

  /** Where the member stands again if the step is taken back. */
  MemberState instead(MemberState to) {
    return to.learns() ? reached : now;
  }

  /** Goes on by a step. */
  void step(MemberState to, String rule) {
    // Who is back where they were goes on with the go that they were in, unless they are in
    // another.
    if (to.learns() && (!Memberships.back(rule) || now.learns())) {
      goes.add(to);
    }
    now = to;
    if (!to.adverse() && to != MemberState.LEFT) {
      reached = to;
    }
  }

  /** The goes at training and exam that were begun, in their order. */
  List<MemberState> goes() {
    return List.copyOf(goes);
  }

  private static boolean given(MemberState state) {
    return state == MemberState.ACTIVE || state == MemberState.RESTING;
  }
}
