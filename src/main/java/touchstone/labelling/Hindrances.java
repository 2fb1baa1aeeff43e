// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import touchstone.account.Caller;
import touchstone.project.Project;
import touchstone.quality.Held;
import touchstone.quality.Rule;
import touchstone.quality.Standing;
import touchstone.rater.Bans;
import touchstone.rater.MemberState;
import touchstone.rater.MemberSteps;
import touchstone.rater.Memberships;
import touchstone.rater.Rater;
import touchstone.rater.Raters;
import touchstone.rater.Transition;

/** All that keeps work from the caller: bans, pools that give no more, and quality rules. */
@ApplicationScoped
class Hindrances {
  /** Restricted by somebody, not after an exam. */
  private static final String STOPPED = "stopped";

  private final Bans bans;
  private final Raters raters;
  private final Memberships memberships;
  private final MemberSteps steps;
  private final Standing standing;
  private final Caller caller;

  Hindrances(
      Bans bans,
      Raters raters,
      Memberships memberships,
      MemberSteps steps,
      Standing standing,
      Caller caller) {
    this.steps = steps;
    this.bans = bans;
    this.raters = raters;
    this.memberships = memberships;
    this.standing = standing;
    this.caller = caller;
  }

  /** Everywhere. */
  List<Hindrance> all() {
    return of(null);
  }

  /** Those that tell in a project. */
  List<Hindrance> in(Project project) {
    return of(project);
  }

  private List<Hindrance> of(Project project) {
    List<Hindrance> all = new ArrayList<>();
    bans.ofAccount(caller.id()).stream()
        .filter(Bans.Ban::standing)
        .forEach(ban -> all.add(banned(ban)));
    raters
        .ofAccount(caller.id())
        .ifPresent(
            rater ->
                memberships.ofRater(rater.id).stream()
                    .filter(in -> in.state().adverse())
                    .filter(in -> project == null || in.pool().equals(project.poolId))
                    .forEach(in -> all.add(kept(rater, in))));
    standing.held(project, caller.id()).forEach(act -> all.add(ruled(act)));
    return all;
  }

  private static Hindrance banned(Bans.Ban ban) {
    return new Hindrance(
        "ban", null, null, null, null, null, ban.reason(), day(ban.at()), "/journeys");
  }

  private Hindrance kept(Rater rater, Memberships.In in) {
    Transition last = MemberSteps.cause(steps.of(in.pool(), rater.id));
    JsonNode evidence = last.evidence();
    boolean examined = evidence.has("of");
    return new Hindrance(
        in.state() == MemberState.RESTRICTED && !examined ? STOPPED : in.state().word(),
        in.name(),
        last.rule().replace('-', '_'),
        null,
        examined ? evidence.path("right").asInt() : null,
        examined ? evidence.path("of").asInt() : null,
        evidence.path("reason").asText(null),
        day(in.since()),
        "/journeys/" + in.slug() + "#" + last.id());
  }

  private static Hindrance ruled(Held act) {
    return new Hindrance(
        act.rule().action().equals(Rule.PAUSE) ? "pause" : "skill",
        act.projectName(),
        null,
        act.rule(),
        null,
        null,
        null,
        day(act.since()),
        "/label/" + act.project() + "/quality#" + act.act());
  }

  private static String day(Instant time) {
    return time.toString().substring(0, 10);
  }
}
