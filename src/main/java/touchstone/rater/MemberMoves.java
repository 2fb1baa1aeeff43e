// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;

/** The moves of members that people make: leads with a reason, raters for themselves. */
@ApplicationScoped
@Transactional
public class MemberMoves {
  private static final int LONGEST_REASON = 2000;
  private static final String REASON = "reason";
  private static final String MEMBER = "member";
  private static final String STATE = "training_state";

  private final Memberships memberships;
  private final MemberSteps steps;
  private final Pools pools;
  private final Raters raters;

  MemberMoves(Memberships memberships, MemberSteps steps, Pools pools, Raters raters) {
    this.steps = steps;
    this.memberships = memberships;
    this.pools = pools;
    this.raters = raters;
  }

  /** Moves a member by a lead's hand; the reason is kept and told. */
  void byLead(Pool pool, UUID rater, MemberState to, String reason, UUID lead) {
    MemberState from = standing(pool, rater).state();
    if (lead.equals(raters.findById(rater).accountId)) {
      throw Problem.forbidden(
          "Nobody moves themselves: another lead must.", Reason.of("rater_fault_ownMove"));
    }
    String why =
        steps.past(pool.id, rater).worsens(to)
            ? Required.text(REASON, reason, LONGEST_REASON)
            : Required.optionalText(REASON, reason, LONGEST_REASON);
    if (from == to) {
      throw Problem.conflict(
          "The member is " + to.word() + " already.",
          Reason.of("rater_fault_already", Reason.of(STATE, to.word())));
    }
    Journey journey = pools.journey(pool.id);
    if (to == MemberState.TRAINING && journey.training() == null) {
      throw Problem.conflict("The pool has no training.", Reason.of("rater_fault_noTraining"));
    }
    if (to == MemberState.EXAM && journey.exam() == null) {
      throw Problem.conflict("The pool has no exam.", Reason.of("rater_fault_noExam"));
    }
    move(pool, rater, from, to, lead, said(why));
  }

  /**
   * Lets a member go by a lead's hand; the reason is kept and told, and leads may go themselves.
   */
  void letGo(Pool pool, UUID rater, String reason, UUID lead) {
    standing(pool, rater);
    String why =
        lead.equals(raters.findById(rater).accountId)
            ? Required.optionalText(REASON, reason, LONGEST_REASON)
            : Required.text(REASON, reason, LONGEST_REASON);
    memberships.leave(pool.id, rater, lead, said(why));
  }

  private static Map<String, String> said(String why) {
    return why == null ? Map.of() : Map.of(REASON, why);
  }

  /** Notes that a rater agrees to the pool's words, and goes on to what comes next. */
  public void consent(Pool pool, UUID rater, UUID account) {
    if (standing(pool, rater).state() != MemberState.INVITED) {
      throw Problem.conflict("You consented already.", Reason.of("rater_fault_consented"));
    }
    move(pool, rater, MemberState.INVITED, MemberState.CONSENTED, account, Map.of());
    move(pool, rater, MemberState.CONSENTED, pools.journey(pool.id).afterConsent(), null, Map.of());
  }

  /** Takes a rest, or comes back from one. */
  public void rest(Pool pool, UUID rater, boolean resting, UUID account) {
    MemberState from = resting ? MemberState.ACTIVE : MemberState.RESTING;
    MemberState to = resting ? MemberState.RESTING : MemberState.ACTIVE;
    if (standing(pool, rater).state() != from) {
      throw resting
          ? Problem.conflict(
              "Only who is active can rest.", Reason.of("rater_fault_onlyActiveRests"))
          : Problem.conflict("You are not resting.", Reason.of("rater_fault_notResting"));
    }
    move(pool, rater, from, to, account, Map.of());
  }

  private Memberships.Standing standing(Pool pool, UUID rater) {
    return memberships.of(pool.id, rater).orElseThrow(() -> Problem.notFound(MEMBER));
  }

  private void move(
      Pool pool,
      UUID rater,
      MemberState from,
      MemberState to,
      UUID actor,
      Map<String, String> evidence) {
    String rule = actor == null ? Arrivals.JOURNEY : Memberships.BY_HAND;
    if (!memberships.move(pool.id, rater, from, to, actor, rule, evidence)) {
      throw Problem.conflict(
          "Somebody was faster: look where the member stands now.",
          Reason.of("rater_fault_faster"));
    }
  }
}
