// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.ageing.FlipBound;
import touchstone.base.Problem;
import touchstone.freshness.ChangedLabels;
import touchstone.freshness.RemadeLabels;
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.project.Projects;

/** Changes of guidelines with their price, and what came of those made. */
@ApplicationScoped
class Changes {
  private final Guidelines guidelines;
  private final Projects projects;
  private final ChangedLabels changed;
  private final RemadeLabels remade;
  private final KnownSlices slices;
  private final Decisions decisions;
  private final Remedies remedies;

  Changes(
      Guidelines guidelines,
      Projects projects,
      ChangedLabels changed,
      RemadeLabels remade,
      KnownSlices slices,
      Decisions decisions,
      Remedies remedies) {
    this.guidelines = guidelines;
    this.projects = projects;
    this.changed = changed;
    this.remade = remade;
    this.slices = slices;
    this.decisions = decisions;
    this.remedies = remedies;
  }

  /** What a change outdates in a project, and what making it good takes. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record InProject(String project, String state, ChangedLabels.Bill outdated) {}

  /**
   * What a version would do.
   *
   * @param unmapped values that it drops and says nothing of, by question: old answers keep them
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Preview(
      int version, String change, List<InProject> projects, Map<String, List<String>> unmapped) {
    public long labels() {
      return projects.stream().mapToLong(each -> each.outdated().labels()).sum();
    }
  }

  /** What publishing would do; nothing is kept. */
  Preview preview(Guideline guideline, Guidelines.Revision revision) {
    GuidelineVersion last = guidelines.latest(guideline.id);
    GuidelineVersion next = guidelines.next(guideline, revision);
    List<InProject> all = new ArrayList<>();
    List<Project> using = using(guideline);
    slices.check(revision.touches().where(), using);
    for (Project project : using) {
      if (next.meaning()) {
        all.add(new InProject(project.slug, project.state, changed.touched(project, next)));
      }
    }
    return new Preview(
        next.number,
        next.change,
        all,
        next.touched().unmapped(guidelines.template(last), guidelines.template(next)));
  }

  /** The next version, and in each project what is to be done about it. */
  GuidelineVersion publish(
      Guideline guideline, Guidelines.Revision revision, Wanted wanted, UUID by) {
    GuidelineVersion made = guidelines.revise(guideline, revision, by);
    List<Project> using = using(guideline);
    slices.check(revision.touches().where(), using);
    if (wanted != null) {
      if (!made.meaning()) {
        throw Problem.refusedField("remedy", "belongs to a change of meaning");
      }
      using.forEach(project -> decisions.note(project, made.number, wanted, by));
    }
    return made;
  }

  /** Sets going what was decided, after it was committed. */
  void go(Guideline guideline) {
    using(guideline).forEach(remedies::go);
  }

  /** The projects that ask by a guideline, but those that are over. */
  List<Project> using(Guideline guideline) {
    return projects.<Project>list(
        "guidelineId = ?1 and state <> 'cancelled' order by slug", guideline.id);
  }

  /**
   * A remedy with what came of it.
   *
   * @param state waiting, until it is set going; going, as long as labels are made again; done; or
   *     nothing, where none could be
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Came(Remedy remedy, String state, RemadeLabels.Came came, Double bound) {
    private static final String NOTHING = "nothing";

    static Came of(Remedy remedy, RemadeLabels.Came came) {
      return new Came(
          remedy,
          state(remedy, came),
          came,
          FlipBound.of(came.flips().flips(), came.flips().labels()));
    }

    /** The state as pages say it: nothing may be, as nothing was outdated at all. */
    @JsonIgnore
    public String word() {
      boolean none = state.equals(NOTHING) && remedy.labels() != null && remedy.labels() == 0;
      return none ? "none" : state;
    }

    private static String state(Remedy remedy, RemadeLabels.Came came) {
      if (remedy.ended() && (remedy.accepted() || came.labels() > 0)) {
        return came.settled() < came.labels() ? "going" : "done";
      }
      return remedy.ended() ? NOTHING : came.labels() == 0 ? "waiting" : "going";
    }
  }

  /**
   * A change of meaning as it stands in a project.
   *
   * @param outdated what it outdates now
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Made(
      int version,
      Instant at,
      String note,
      List<String> affects,
      Map<String, String> where,
      ChangedLabels.Bill outdated,
      List<Came> remedies) {}

  /** The changes of meaning of a project's guideline, newest first. */
  List<Made> of(Project project) {
    remedies.go(project);
    changed.look(project);
    List<Remedy> decided = decisions.of(project);
    List<Made> made = new ArrayList<>();
    for (GuidelineVersion version : guidelines.versions(project.guidelineId)) {
      if (version.meaning()) {
        made.add(
            new Made(
                version.number,
                version.createdAt,
                version.note,
                version.touched().affects(),
                version.touched().where(),
                changed.marked(project, version.number),
                decided.stream()
                    .filter(remedy -> remedy.version() == version.number)
                    .map(remedy -> Came.of(remedy, remade.came(remedy.id())))
                    .toList()));
      }
    }
    return made;
  }
}
