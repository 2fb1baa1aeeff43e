// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import touchstone.account.Role;
import touchstone.assignment.Leases;
import touchstone.base.Problem;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Markdown;
import touchstone.guideline.Template;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.training.Learning;
import touchstone.training.Lesson;

/** After an item of training: what was answered, what is right, and where the guideline says so. */
@Path("/label")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.RATERS)
class LessonPages {
  private final Admission admission;
  private final Learning learning;
  private final Leases leases;
  private final Guidelines guidelines;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance lesson(
        Project project, String item, Lesson lesson, List<Line> lines, RawString guideline);
  }

  /** A question with both answers in words. */
  public record Line(String question, String given, String expected, boolean right) {}

  LessonPages(Admission admission, Learning learning, Leases leases, Guidelines guidelines) {
    this.admission = admission;
    this.learning = learning;
    this.leases = leases;
    this.guidelines = guidelines;
  }

  @GET
  @Path("{project}/{lease}/lesson")
  public TemplateInstance lesson(
      @PathParam("project") String slug, @PathParam("lease") String lease) {
    Project project = admission.to(slug);
    Slot slot = admission.own(project, lease);
    Lesson lesson = learning.told(project, slot).orElseThrow(() -> Problem.notFound("lesson"));
    GuidelineVersion version = guidelines.version(project.guidelineId, slot.guidelineVersion());
    Template template = guidelines.template(version);
    List<Line> lines =
        template.ask().stream()
            .filter(question -> lesson.expected().containsKey(question.name()))
            .map(
                question ->
                    new Line(
                        question.title(),
                        lesson.given().containsKey(question.name())
                            ? question.describe(lesson.given().get(question.name()))
                            : "–",
                        question.describe(lesson.expected().get(question.name())),
                        lesson
                            .expected()
                            .get(question.name())
                            .equals(lesson.given().get(question.name()))))
            .toList();
    return Templates.lesson(
        project,
        OwnWork.snippet(template, leases.one(slot.id()).item().content()),
        lesson,
        lines,
        new RawString(Markdown.html(version.body)));
  }
}
