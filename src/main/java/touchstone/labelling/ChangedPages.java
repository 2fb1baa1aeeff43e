// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.guideline.Acknowledgements;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Markdown;
import touchstone.guideline.QuizQuestion;
import touchstone.guideline.diff.VersionDiff;
import touchstone.project.Project;
import touchstone.quality.Standing;

/**
 * A guideline whose meaning changed, to be read before one goes on: what is new beside what was,
 * all of it, and what is asked about it.
 */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class ChangedPages {
  private final Admission admission;
  private final NextTask nextTask;
  private final Guidelines guidelines;
  private final Acknowledgements acknowledgements;
  private final Standing standing;
  private final OwnWork ownWork;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance changed(View view);
  }

  /**
   * What the page shows.
   *
   * @param again a quality rule asks to read it again
   * @param stale another version was read than is to be read now
   * @param diff to the version known before, or null where there is none
   */
  record View(
      Project project,
      GuidelineVersion version,
      RawString guideline,
      boolean again,
      boolean stale,
      VersionDiff diff,
      List<QuizView> quiz) {
    /** Whether it was read before; else there is no change to speak of. */
    public boolean known() {
      return diff != null;
    }

    public long wrong() {
      return quiz.stream().filter(QuizView::wrong).count();
    }
  }

  ChangedPages(
      Admission admission,
      NextTask nextTask,
      Guidelines guidelines,
      Acknowledgements acknowledgements,
      Standing standing,
      OwnWork ownWork,
      Caller caller) {
    this.admission = admission;
    this.nextTask = nextTask;
    this.guidelines = guidelines;
    this.acknowledgements = acknowledgements;
    this.standing = standing;
    this.ownWork = ownWork;
    this.caller = caller;
  }

  @GET
  @Path("{project}/guideline")
  public TemplateInstance changed(@PathParam("project") String slug) {
    Project project = admission.to(slug);
    GuidelineVersion version = guidelines.latest(project.guidelineId);
    acknowledgements.shown(version, caller.id());
    return page(project, version, null, false);
  }

  private TemplateInstance page(
      Project project, GuidelineVersion version, List<Integer> answers, boolean stale) {
    List<QuizQuestion> asked = acknowledgements.asked(version, caller.id());
    return Templates.changed(
        new View(
            project,
            version,
            new RawString(Markdown.html(version.body)),
            standing.readAgain(project, caller.account()),
            stale,
            diff(project, version),
            QuizView.of(asked, answers)));
  }

  private VersionDiff diff(Project project, GuidelineVersion version) {
    int known =
        Math.max(
            acknowledgements.known(version.guidelineId, caller.id()),
            ownWork.version(project, caller.id()));
    if (known == 0 || known >= version.number) {
      return null;
    }
    return VersionDiff.of(side(guidelines.version(version.guidelineId, known)), side(version));
  }

  private VersionDiff.Side side(GuidelineVersion version) {
    return new VersionDiff.Side(version.number, version.body, guidelines.template(version));
  }

  @POST
  @Path("{project}/guideline")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response acknowledge(
      @PathParam("project") String slug, MultivaluedMap<String, String> form) {
    Project project = admission.to(slug);
    String number = form.getFirst("version");
    GuidelineVersion version =
        guidelines.version(
            project.guidelineId,
            number != null && number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0);
    if (acknowledgements.stale(version)) {
      GuidelineVersion newest = guidelines.latest(project.guidelineId);
      acknowledgements.shown(newest, caller.id());
      return Response.status(409).entity(page(project, newest, null, true)).build();
    }
    List<QuizQuestion> asked = acknowledgements.asked(version, caller.id());
    List<Integer> answers = QuizView.answers(asked, form);
    if (!Acknowledgements.wrong(asked, answers).isEmpty()) {
      return Response.status(422).entity(page(project, version, answers, false)).build();
    }
    acknowledgements.add(version, caller.id(), answers);
    return nextTask.open(project);
  }
}
