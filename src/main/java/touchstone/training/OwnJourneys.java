// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.base.Problem;
import touchstone.judgement.Participants;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Journey;
import touchstone.rater.MemberMoves;
import touchstone.rater.MemberState;
import touchstone.rater.MemberSteps;
import touchstone.rater.Memberships;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.rater.Rater;
import touchstone.rater.Raters;
import touchstone.rater.StepAppeals;
import touchstone.rater.Transition;

/** The caller's own way into the pools they are in. */
@ApplicationScoped
@Transactional
public class OwnJourneys {
  /** Who never took part has no items yet. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Raters raters;
  private final Pools pools;
  private final Projects projects;
  private final Memberships memberships;
  private final MemberSteps steps;
  private final MemberMoves moves;
  private final StepAppeals appeals;
  private final Participants participants;
  private final Learning learning;
  private final Caller caller;

  OwnJourneys(
      Raters raters,
      Pools pools,
      Projects projects,
      Memberships memberships,
      MemberSteps steps,
      MemberMoves moves,
      StepAppeals appeals,
      Participants participants,
      Learning learning,
      Caller caller) {
    this.raters = raters;
    this.pools = pools;
    this.projects = projects;
    this.memberships = memberships;
    this.steps = steps;
    this.moves = moves;
    this.appeals = appeals;
    this.participants = participants;
    this.learning = learning;
    this.caller = caller;
  }

  /**
   * Where the caller stands in a pool.
   *
   * @param project where training and exam are, or null
   * @param done how many items of the present go are done, of so many; null outside of one
   * @param projectState open, paused or cancelled; null where there is no project
   * @param tries how many exams were begun, of so many: a lead may give a further one; null where
   *     there is none
   * @param notBefore from when on the next go may begin; null where it may now
   * @param lacking true where the project has no known item more to ask, and its lead is shown so
   * @param reason what a lead said who paused or restricted, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Way(
      String pool,
      String name,
      String state,
      Instant since,
      String project,
      String projectState,
      Long done,
      Integer of,
      Integer tries,
      Integer mostTries,
      Instant notBefore,
      Boolean lacking,
      String reason) {
    public boolean learns() {
      return MemberState.stored(state).learns();
    }

    /** Whether nothing is given to learners for now, whoever they are. */
    public boolean closed() {
      return projectState != null && !projectState.equals(Project.OPEN);
    }

    /** Whether nothing is given any more by a lead's word or after the exam. */
    public boolean held() {
      return MemberState.stored(state).adverse();
    }

    /** How many tries there are beside those that were begun. */
    public int triesLeft() {
      return tries == null ? 0 : mostTries - tries;
    }

    /** The same with one that is begun and not over. */
    public int triesToCome() {
      return triesLeft() + (exam() ? 1 : 0);
    }

    public boolean resting() {
      return state.equals(MemberState.RESTING.word());
    }

    public boolean exam() {
      return state.equals(MemberState.EXAM.word());
    }

    /** Whether a known item more is to come of training. */
    public boolean trains() {
      return state.equals(MemberState.TRAINING.word()) && of != null && done < of;
    }

    public boolean active() {
      return state.equals(MemberState.ACTIVE.word());
    }
  }

  /** The pools that the caller is in, by name. */
  public List<Way> all() {
    Rater rater = raters.ofAccount(caller.id()).orElse(null);
    return rater == null
        ? List.of()
        : memberships.ofRater(rater.id).stream().map(each -> way(rater, each)).toList();
  }

  /** Those that somebody let the caller go from. */
  List<Memberships.In> letGo() {
    return raters
        .ofAccount(caller.id())
        .map(rater -> memberships.letGo(rater.id))
        .orElse(List.of());
  }

  /** Where the caller stands in a pool; empty for who never was in it. */
  public Optional<Way> in(UUID pool) {
    return raters
        .ofAccount(caller.id())
        .flatMap(
            rater ->
                memberships.ofRater(rater.id).stream()
                    .filter(each -> each.pool().equals(pool))
                    .findFirst()
                    .map(each -> way(rater, each)));
  }

  /** One that the caller is in, or 404. */
  Way of(String slug) {
    return find(slug, all()).orElseThrow(() -> Problem.notFound("pool"));
  }

  /** The same, also of one that they were let go from. */
  Way ofPast(String slug) {
    return find(slug, all())
        .or(
            () ->
                letGo().stream()
                    .filter(each -> each.slug().equals(slug))
                    .findFirst()
                    .map(each -> way(raters.ofAccount(caller.id()).orElseThrow(), each)))
        .orElseThrow(() -> Problem.notFound("pool"));
  }

  private static Optional<Way> find(String slug, List<Way> ways) {
    return ways.stream().filter(each -> each.pool().equals(slug)).findFirst();
  }

  private Way way(Rater rater, Memberships.In in) {
    Journey journey = pools.journey(in.pool());
    Project project =
        journey.project() == null
            ? null
            : projects.find("slug", journey.project()).firstResultOptional().orElse(null);
    UUID participant =
        project == null ? NOBODY : participants.find(project.id, rater.id).orElse(NOBODY);
    Stint stint =
        in.state().learns() && project != null
            ? learning.stint(project, rater.id, participant, in.state())
            : null;
    Instant notBefore =
        stint == null
            ? null
            : Optional.of(learning.notBefore(project, rater.id))
                .filter(time -> time.isAfter(Instant.now()))
                .orElse(null);
    Integer tries =
        journey.exam() == null
            ? null
            : Integer.valueOf(memberships.times(in.pool(), rater.id, MemberState.EXAM));
    return new Way(
        in.slug(),
        in.name(),
        in.state().word(),
        in.since(),
        project == null ? null : project.slug,
        project == null ? null : project.state,
        stint == null ? null : Long.valueOf(stint.done()),
        stint == null ? null : Integer.valueOf(stint.items()),
        tries,
        tries == null ? null : Integer.valueOf(Math.max(tries, journey.exam().tries())),
        notBefore,
        stint != null && learning.lacking(project, participant, stint) ? Boolean.TRUE : null,
        reason(in.pool(), rater.id));
  }

  private String reason(UUID pool, UUID rater) {
    List<Transition> history = steps.of(pool, rater);
    return history.isEmpty()
        ? null
        : MemberSteps.cause(history).evidence().path("reason").asText(null);
  }

  /** All that happened to the caller in a pool, oldest first; 404 where they never were in. */
  List<Transition> history(String slug) {
    List<Transition> history = steps.of(pools.named(slug).id, rater());
    if (history.isEmpty()) {
      of(slug);
    }
    return history;
  }

  /** Says a word against a step of somebody's hand. */
  Transition appeal(String slug, UUID step, String text) {
    return appeals.appeal(pools.named(slug), step, caller.id(), text);
  }

  Way consent(String slug) {
    moves.consent(pool(slug), rater(), caller.id());
    return of(slug);
  }

  Way rest(String slug, boolean resting) {
    moves.rest(pool(slug), rater(), resting, caller.id());
    return of(slug);
  }

  /** The pool, for who is in it; else 404. */
  private Pool pool(String slug) {
    of(slug);
    return pools.named(slug);
  }

  private UUID rater() {
    return raters.ofAccount(caller.id()).orElseThrow(() -> Problem.notFound("pool")).id;
  }
}
