// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;

/** Runs of resolution for people: begun, looked into, laid side by side, pinned. */
@Path("/projects/{slug}/runs")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class RunPages {
  private static final int SHOWN = 100;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Projects projects;
  private final ResolutionRuns runs;
  private final RunChanges changes;
  private final Methods methods;
  private final Transactions transactions;

  @CheckedTemplate(basePath = "resolution")
  static class Templates {
    static native TemplateInstance runs(
        Project project,
        List<Line> runs,
        List<String> methods,
        Form form,
        boolean under,
        String fault);

    static native TemplateInstance run(
        Project project, Line run, List<Asked> questions, List<ResolutionRuns.Skill> skills);

    static native TemplateInstance changes(
        Project project, Line from, Line to, RunChanges.Changes changes, List<Words> items);
  }

  /** A run with its time in words, and whether it is given out by default. */
  record Line(ResolutionRun run, String at, boolean pinned) {
    public double seconds() {
      return run.millis() / 1000.0;
    }

    public boolean finished() {
      return run.state().equals("finished");
    }

    public List<String> warnings() {
      List<String> words = new ArrayList<>();
      run.warnings().forEach(each -> words.add(each.asText()));
      return words;
    }
  }

  /** The form as it was sent, or as it begins. */
  record Form(String method, String params) {}

  private static Form form(Project project, String method, String params) {
    return new Form(
        method == null ? project.policy().resolution().method() : method,
        params == null ? "" : params);
  }

  /** What is wrong, without the parser's own words. */
  private static String words(Problem refused) {
    return refused.status() == 400
        ? "The parameters are not JSON: look at quotes, commas and brackets."
        : refused.getMessage();
  }

  /** What a run learned on one question. */
  record Asked(LearnedOf learned, ReliabilityChart chart) {}

  /** A change in words. */
  record Words(RunChanges.Change change, String before, String after) {}

  RunPages(
      Projects projects,
      ResolutionRuns runs,
      RunChanges changes,
      Methods methods,
      Transactions transactions) {
    this.projects = projects;
    this.runs = runs;
    this.changes = changes;
    this.methods = methods;
    this.transactions = transactions;
  }

  @GET
  public TemplateInstance all(@PathParam("slug") String slug) {
    return page(projects.named(slug), null, null, null);
  }

  private TemplateInstance page(Project project, String method, String params, String fault) {
    List<Line> lines =
        runs.page(project, SHOWN, null).items().stream().map(run -> line(project, run)).toList();
    boolean under =
        lines.stream().anyMatch(line -> List.of("queued", "running").contains(line.run().state()));
    return Templates.runs(
        project, lines, List.copyOf(methods.names()), form(project, method, params), under, fault);
  }

  private Line line(Project project, ResolutionRun run) {
    return new Line(run, SECONDS.format(run.createdAt()), run.run().equals(project.pinnedRun));
  }

  @POST
  public Response begin(
      @PathParam("slug") String slug,
      @FormParam("method") String method,
      @FormParam("params") String params) {
    Project project = projects.named(slug);
    try {
      JsonNode said = params == null || params.isBlank() ? null : Json.tree(params);
      UUID run = transactions.inNew(() -> runs.queue(project, method, said));
      runs.start(project, run);
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(page(project, method, params, words(refused)))
          .type(MediaType.TEXT_HTML)
          .build();
    }
    return Redirect.to("/projects/" + slug + "/runs");
  }

  @POST
  @Path("pin")
  public Response pin(@PathParam("slug") String slug, @FormParam("run") String run) {
    Project project = projects.named(slug);
    UUID chosen = run == null || run.isBlank() ? null : Ids.parse(run, "resolution run");
    if (chosen != null) {
      runs.finished(project, chosen);
    }
    projects.pin(project, chosen);
    return Redirect.to("/projects/" + slug + "/runs");
  }

  @GET
  @Path("{run}")
  public TemplateInstance one(@PathParam("slug") String slug, @PathParam("run") String run) {
    Project project = projects.named(slug);
    ResolutionRun found = runs.finished(project, Ids.parse(run, "resolution run"));
    List<Asked> questions = new ArrayList<>();
    for (JsonNode each : found.questions()) {
      LearnedOf learned = Json.read(each, LearnedOf.class);
      questions.add(new Asked(learned, ReliabilityChart.of(learned.calibration())));
    }
    return Templates.run(project, line(project, found), questions, runs.skills(found.run()));
  }

  @GET
  @Path("{run}/changes")
  public TemplateInstance changes(
      @PathParam("slug") String slug,
      @PathParam("run") String run,
      @QueryParam("from") String from) {
    Project project = projects.named(slug);
    ResolutionRun after = runs.finished(project, Ids.parse(run, "resolution run"));
    ResolutionRun before =
        runs.finished(project, Ids.parse(from == null ? "" : from, "resolution run"));
    RunChanges.Changes all = changes.between(before, after, SHOWN);
    List<Words> items =
        all.items().stream()
            .map(change -> new Words(change, words(change.before()), words(change.after())))
            .toList();
    return Templates.changes(project, line(project, before), line(project, after), all, items);
  }

  private static String words(RunChanges.Side side) {
    JsonNode label = side.label();
    if (label == null || label.isNull()) {
      return "";
    }
    return label.isTextual() ? label.textValue() : Json.write(label);
  }
}
