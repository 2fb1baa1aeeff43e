// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Problem;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Speech;

/** Bringing a file of another tool in by hand: first tried, then taken. */
@Path("/projects/{slug}/intake")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class IntakePages {
  private final Projects projects;
  private final Intake intake;
  private final Speech speech;

  @CheckedTemplate(basePath = "intake")
  static class Templates {
    static native TemplateInstance intake(Shown shown);
  }

  /** A form with what it is called. */
  record Form(String name, String title) {}

  /** What was chosen; empty texts where nothing was. */
  record Chosen(String format, String question, String from, String rater) {}

  /**
   * All that the page shows.
   *
   * @param report what was found, or null
   * @param refusal why nothing was taken, or null
   * @param faults the places of a refusal
   */
  record Shown(
      Project project,
      List<Form> forms,
      List<Question> questions,
      Chosen chosen,
      IntakeReport report,
      String refusal,
      List<Fault> faults) {}

  IntakePages(Projects projects, Intake intake, Speech speech) {
    this.projects = projects;
    this.intake = intake;
    this.speech = speech;
  }

  @GET
  public TemplateInstance show(@PathParam("slug") String slug) {
    return page(projects.named(slug), new Chosen("", "", "", ""), null, null, List.of());
  }

  /** Tries the file, or takes it. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response bring(
      @PathParam("slug") String slug,
      @RestForm FileUpload file,
      @RestForm String format,
      @RestForm String question,
      @RestForm String from,
      @RestForm String rater,
      @RestForm boolean take) {
    Project project = projects.named(slug);
    Chosen chosen = new Chosen(text(format), text(question), text(from), text(rater));
    try {
      if (file == null || file.size() == 0) {
        throw Problem.refusedField("file", speech.say("intake_chooseFile"));
      }
      IntakeFormat taken = intake.format(chosen.format());
      Wanted wanted =
          intake.wanted(
              project,
              taken,
              chosen.question().isEmpty() ? null : chosen.question(),
              chosen.from(),
              chosen.rater(),
              null);
      IntakeReport report = intake.bring(project, taken, wanted, file.uploadedFile(), !take);
      return Response.ok(page(project, chosen, report, null, List.of())).build();
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(page(project, chosen, null, refused.getMessage(), refused.faults()))
          .build();
    }
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }

  private TemplateInstance page(
      Project project, Chosen chosen, IntakeReport report, String refusal, List<Fault> faults) {
    return Templates.intake(
        new Shown(
            project,
            intake.formats().stream()
                .map(
                    each ->
                        new Form(
                            each.name(),
                            speech.say(
                                "intake_formTitle", each.name().replace("-", ""), each.name())))
                .toList(),
            intake.template(project).ask(),
            chosen,
            report,
            refusal,
            faults));
  }
}
