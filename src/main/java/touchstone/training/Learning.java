// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import touchstone.audit.Audit;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.judgement.Participants;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.rater.Arrivals;
import touchstone.rater.Journey;
import touchstone.rater.MemberState;
import touchstone.rater.MemberSteps;
import touchstone.rater.Memberships;
import touchstone.rater.Pools;
import touchstone.rater.Qualifications;
import touchstone.rater.Transition;

/**
 * Leads learners from training to the exam and to work. Where somebody stands is a pull: it is
 * looked at as they ask for the next item, and a step is taken once.
 */
@ApplicationScoped
@Transactional
public class Learning {
  static final String TRAINED = "trained";
  static final String PASSED = "exam-passed";
  static final String FAILED = "exam-failed";

  private final Pools pools;
  private final Memberships memberships;
  private final MemberSteps steps;
  private final Qualifications qualifications;
  private final Stints stints;
  private final KnownItems known;
  private final Participants participants;
  private final Audit audit;

  Learning(
      Pools pools,
      Memberships memberships,
      MemberSteps steps,
      Qualifications qualifications,
      Stints stints,
      KnownItems known,
      Participants participants,
      Audit audit) {
    this.pools = pools;
    this.memberships = memberships;
    this.steps = steps;
    this.qualifications = qualifications;
    this.stints = stints;
    this.known = known;
    this.participants = participants;
    this.audit = audit;
  }

  /**
   * What a learner is given next.
   *
   * @param state where they stand now; active: whatever there is
   * @param lease a known item, or null: nothing for now
   * @param held whether it was given before and is still to be answered: one comes after the other
   * @param lacking whether nothing comes because the project has no known item more to ask
   */
  public record Next(MemberState state, UUID lease, boolean held, boolean lacking) {
    static Next nothing(MemberState state) {
      return new Next(state, null, false, false);
    }
  }

  /** Whether training and exam of the project's pool are in this project, or there are none. */
  public boolean here(Project project) {
    String where = pools.journey(project.poolId).project();
    return where == null || project.slug.equals(where);
  }

  /** The next known item for a learner in the project where they learn. */
  public Next next(Project project, UUID rater, UUID participant) {
    MemberState state = settle(project, rater, participant);
    if (!state.learns()) {
      return Next.nothing(state);
    }
    Stint stint = stint(project, rater, participant, state);
    Optional<UUID> open = stint.open();
    if (open.isPresent()) {
      return new Next(state, open.get(), true, false);
    }
    boolean enough = stint.done() >= stint.items();
    if (enough || notBefore(project, rater).isAfter(Instant.now())) {
      return Next.nothing(state);
    }
    return stints
        .lease(project, participant, stint)
        .map(lease -> new Next(state, lease, false, false))
        .orElseGet(() -> new Next(state, null, false, lacks(project)));
  }

  private boolean lacks(Project project) {
    return known.lack(project).isPresent();
  }

  /** Whether a learner cannot go on because the project has no known item more to ask. */
  boolean lacking(Project project, UUID participant, Stint stint) {
    return !stint.over()
        && stint.open().isEmpty()
        && lacks(project)
        && !stints.any(project, participant, stint);
  }

  /** Takes the step that is due, if one is; where the learner stands then. */
  public MemberState settle(Project project, UUID rater, UUID participant) {
    memberships.hold(project.poolId, rater);
    MemberState state = state(project, rater);
    Journey journey = pools.journey(project.poolId);
    if (state.learns() && journey.training() == null && journey.exam() == null) {
      return step(project, rater, state, MemberState.ACTIVE, Arrivals.JOURNEY, Map.of());
    }
    if (state == MemberState.INVITED && journey.consent() == null) {
      return step(project, rater, state, journey.afterConsent(), Arrivals.JOURNEY, Map.of());
    }
    if (!state.learns() || !here(project)) {
      return state;
    }
    if (state == MemberState.TRAINING && journey.training() == null) {
      return step(project, rater, state, journey.afterTraining(), Arrivals.JOURNEY, Map.of());
    }
    if (state == MemberState.EXAM && journey.exam() == null) {
      return step(project, rater, state, MemberState.ACTIVE, Arrivals.JOURNEY, Map.of());
    }
    Stint stint = stint(project, rater, participant, state);
    if (!stint.over()) {
      return state;
    }
    return state == MemberState.TRAINING
        ? step(project, rater, state, journey.afterTraining(), TRAINED, figures(stint))
        : examined(project, rater, participant, journey, stint);
  }

  private MemberState examined(
      Project project, UUID rater, UUID participant, Journey journey, Stint stint) {
    if (stint.passed(journey.exam())) {
      MemberState now =
          step(project, rater, MemberState.EXAM, MemberState.ACTIVE, PASSED, figures(stint));
      earn(project, rater, journey, stint);
      return now;
    }
    int tries = memberships.times(project.poolId, rater, MemberState.EXAM);
    MemberState back =
        tries >= journey.exam().tries()
            ? MemberState.RESTRICTED
            : journey.training() == null ? MemberState.EXAM : MemberState.TRAINING;
    MemberState now = step(project, rater, MemberState.EXAM, back, FAILED, figures(stint));
    if (now == MemberState.RESTRICTED) {
      audit.note(
          null,
          "training.restricted",
          participant.toString(),
          (ObjectNode) Json.toTree(figures(stint)));
    }
    return now;
  }

  private void earn(Project project, UUID rater, Journey journey, Stint stint) {
    Journey.Earned skill = journey.skill();
    if (skill == null) {
      return;
    }
    double share = Math.round(1000.0 * stint.right() / stint.items()) / 1000.0;
    qualifications.give(
        rater,
        new Qualifications.Grant(
            skill.name(),
            skill.level() == null ? share : skill.level(),
            Qualifications.EXAM,
            project.poolId,
            null,
            skill.time() == null ? null : Instant.now().plus(skill.time())),
        null);
  }

  private static Map<String, Object> figures(Stint stint) {
    return Map.of("right", stint.right(), "of", stint.items(), "go", stint.number());
  }

  private MemberState step(
      Project project,
      UUID rater,
      MemberState from,
      MemberState to,
      String rule,
      Map<String, Object> evidence) {
    // From the exam back to the exam is a step too: a further go.
    memberships.move(project.poolId, rater, from, to, null, rule, evidence);
    return state(project, rater);
  }

  private MemberState state(Project project, UUID rater) {
    return memberships
        .of(project.poolId, rater)
        .map(Memberships.Standing::state)
        .orElse(MemberState.LEFT);
  }

  /** The go that the learner is in. */
  Stint stint(Project project, UUID rater, UUID participant, MemberState state) {
    Journey journey = pools.journey(project.poolId);
    int wanted =
        state == MemberState.TRAINING
            ? journey.training() == null ? 0 : journey.training().items()
            : journey.exam() == null ? 0 : journey.exam().items();
    return stints.of(project, participant, number(project, rater), wanted);
  }

  /** How many goes a rater has begun, the present one among them. */
  private int number(Project project, UUID rater) {
    return steps.goes(project.poolId, rater).size();
  }

  /** Whether a round is that of a go that runs: what was said in one that is over stands. */
  public boolean runs(Project project, UUID rater, int round) {
    return state(project, rater).learns() && number(project, rater) == -round;
  }

  /** What is said to who would change an answer of a go that is over. */
  public static Problem over() {
    return Problem.conflict(
        "The training or exam that this item was part of is over: what was said stands.",
        Reason.of("training_fault_over"));
  }

  /**
   * Where in a go an item is.
   *
   * @param exam whether it is an exam, else training
   * @param number which one it is, counted from 1, of so many
   */
  public record Place(boolean exam, long number, int of) {}

  /** Where in the go that runs an item is that is yet to be answered; else empty. */
  public Optional<Place> place(Project project, Slot slot) {
    UUID rater = participants.rater(slot.participant()).orElse(null);
    if (rater == null || !slot.leased() || !runs(project, rater, slot.round())) {
      return Optional.empty();
    }
    MemberState state = state(project, rater);
    Stint stint = stint(project, rater, slot.participant(), state);
    return Optional.of(new Place(state == MemberState.EXAM, stint.done() + 1, stint.items()));
  }

  /** From when on a learner may go on: after a failed exam there may be a wait. */
  Instant notBefore(Project project, UUID rater) {
    Journey.Exam exam = pools.journey(project.poolId).exam();
    List<Transition> history = steps.of(project.poolId, rater);
    if (exam == null || history.isEmpty()) {
      return Instant.EPOCH;
    }
    Transition last = history.get(history.size() - 1);
    return last.rule().equals(FAILED) ? last.at().plus(exam.rest()) : Instant.EPOCH;
  }

  /** Whether a round was one of training, where the right answer is told. */
  public boolean teaches(Project project, UUID rater, int round) {
    List<MemberState> goes = steps.goes(project.poolId, rater);
    return -round <= goes.size() && goes.get(-round - 1) == MemberState.TRAINING;
  }

  /** Whether a further go is yet to begin: what came before it is to be told first. */
  public boolean begins(Project project, UUID rater, UUID participant) {
    MemberState state = state(project, rater);
    return state.learns() && stint(project, rater, participant, state).lessons().isEmpty();
  }

  /** What is told of a slot: nothing but of an item of training that was answered. */
  public Optional<Lesson> told(Project project, Slot slot) {
    UUID rater =
        participants.rater(slot.participant()).orElseThrow(() -> Problem.notFound("lesson"));
    return slot.lesson() && teaches(project, rater, slot.round())
        ? stints.lesson(project, slot.participant(), slot.id(), slot.round()).filter(Lesson::done)
        : Optional.empty();
  }
}
