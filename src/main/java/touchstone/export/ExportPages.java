// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import touchstone.account.Role;
import touchstone.base.Reason;
import touchstone.guideline.Markdown;
import touchstone.guideline.Question;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.resolution.ResolutionRun;
import touchstone.resolution.ResolutionRuns;
import touchstone.web.Messages;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** The labels for people: choose what and in which form, and save the file; and the data card. */
@Path("/projects")
@RolesAllowed(Role.LEADS)
class ExportPages {
  private static final int RUNS = 100;

  private final Projects projects;
  private final ResolutionRuns runs;
  private final Exports exports;
  private final Cards cards;
  private final ExportApi api;
  private final Speech speech;

  @CheckedTemplate(basePath = "export")
  static class Templates {
    static native TemplateInstance labels(Shown shown);

    static native TemplateInstance card(Project project, RawString html);
  }

  /** A form with what it is called, and why it does not carry what was chosen, or null. */
  record Form(String name, String title, String why) {}

  /** All that the page shows; question, run and asOf are empty where none is chosen. */
  record Shown(
      Project project,
      List<Question> questions,
      List<ResolutionRun> runs,
      String question,
      String mode,
      String run,
      String asOf,
      List<Form> carried,
      List<Form> others) {}

  ExportPages(
      Projects projects,
      ResolutionRuns runs,
      Exports exports,
      Cards cards,
      ExportApi api,
      Speech speech) {
    this.projects = projects;
    this.runs = runs;
    this.exports = exports;
    this.cards = cards;
    this.api = api;
    this.speech = speech;
  }

  @GET
  @Path("{slug}/labels")
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance form(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("mode") String mode,
      @QueryParam("run") String run,
      @QueryParam("asOf") String asOf) {
    Project project = projects.named(slug);
    Mode chosen = Mode.of(chosen(mode));
    Asked asked =
        api.asked(
            project,
            chosen,
            chosen(question),
            chosen(asOf),
            ExportApi.run(chosen(run)),
            false,
            null);
    Map<String, About> abouts = exports.abouts(project, asked);
    About about = abouts.get(asked.question());
    List<Form> carried = new ArrayList<>();
    List<Form> others = new ArrayList<>();
    for (ExportFormat format : exports.formats()) {
      String why = why(format, chosen, about, abouts);
      String title = speech.say("export_formTitle", format.name().replace("-", ""), format.name());
      (why == null ? carried : others).add(new Form(format.name(), title, why));
    }
    return Templates.labels(
        new Shown(
            project,
            abouts.values().stream().map(About::question).toList(),
            runs.page(project, RUNS, null).items().stream()
                .filter(each -> each.state().equals("finished"))
                .toList(),
            about == null ? "" : about.question().name(),
            chosen.word(),
            run == null ? "" : run,
            asOf == null ? "" : asOf,
            carried,
            others));
  }

  private String why(ExportFormat format, Mode mode, About about, Map<String, About> abouts) {
    About only = abouts.size() == 1 ? abouts.values().iterator().next() : about;
    if (only == null && format.oneQuestion()) {
      return speech.say("export_chooseQuestion");
    }
    Reason lack = format.lack(mode, only == null ? null : only.question());
    return lack == null ? null : Messages.text(speech.language(), lack);
  }

  /** What a form sent, or null where nothing was chosen. */
  private static String chosen(String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value == null ? "" : value, StandardCharsets.UTF_8);
  }

  /** The file; or, where the form's other button was pressed, its page with what can carry this. */
  @GET
  @Path("{slug}/labels/file")
  @Produces(MediaType.WILDCARD)
  public Response file(
      @PathParam("slug") String slug,
      @QueryParam("mode") String mode,
      @QueryParam("question") String question,
      @QueryParam("format") String format,
      @QueryParam("asOf") String asOf,
      @QueryParam("run") String run,
      @QueryParam("show") String show) {
    if (show != null) {
      return Redirect.to(
          "/projects/"
              + slug
              + "/labels?mode="
              + encoded(mode)
              + "&question="
              + encoded(question)
              + "&run="
              + encoded(run)
              + "&asOf="
              + encoded(asOf));
    }
    return api.labels(
        slug, chosen(mode), chosen(question), format, chosen(asOf), chosen(run), false, null, null);
  }

  @GET
  @Path("{slug}/card")
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance card(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    String card = cards.markdown(speech.language(), project, null);
    String below = card.substring(card.indexOf('\n') + 1).replace("\n## ", "\n# ");
    return Templates.card(project, new RawString(Markdown.html(below)));
  }

  @GET
  @Path("{slug}/card/file")
  @Produces(MediaType.WILDCARD)
  public Response cardFile(@PathParam("slug") String slug) {
    return api.card(slug);
  }
}
