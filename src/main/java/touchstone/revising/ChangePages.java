// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Transactions;
import touchstone.guideline.Guideline;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** What changes of meaning outdated, what came of samples, and the lead's decision. */
@Path("/guidelines")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class ChangePages {
  private final Guidelines guidelines;
  private final Projects projects;
  private final Changes changes;
  private final Decisions decisions;
  private final Remedies remedies;
  private final Words words;
  private final VersionCharts charts;
  private final Transactions transactions;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "revising")
  static class Templates {
    static native TemplateInstance changes(
        Guideline guideline, List<Row> rows, Typed typed, String fault);
  }

  /** A change of meaning in a project, with what it still outdates in words. */
  record Row(Project project, Changes.Made made, String bill) {
    public boolean undecided() {
      return made.outdated().labels() > 0;
    }

    /** Whether what was decided is not done yet. */
    public boolean going() {
      return made.remedies().stream().anyMatch(each -> !each.remedy().ended());
    }

    /** What names its form. */
    public String key() {
      return project.slug + "-" + made.version();
    }
  }

  /** What was typed in a row's form, kept where it is refused. */
  record Typed(String key, String remedy, String sample, String note) {
    static final Typed NOTHING = new Typed("", "", String.valueOf(Wanted.USUAL), "");

    public boolean in(Row row) {
      return row.key().equals(key);
    }
  }

  ChangePages(
      Guidelines guidelines,
      Projects projects,
      Changes changes,
      Decisions decisions,
      Remedies remedies,
      Words words,
      VersionCharts charts,
      Transactions transactions,
      Caller caller,
      Speech speech) {
    this.guidelines = guidelines;
    this.projects = projects;
    this.changes = changes;
    this.decisions = decisions;
    this.remedies = remedies;
    this.words = words;
    this.charts = charts;
    this.transactions = transactions;
    this.caller = caller;
    this.speech = speech;
  }

  @GET
  @Path("{slug}/changes")
  public TemplateInstance changes(@PathParam("slug") String slug) {
    return page(guidelines.named(slug), Typed.NOTHING, null);
  }

  private TemplateInstance page(Guideline guideline, Typed typed, String fault) {
    List<Row> rows = new ArrayList<>();
    for (Project project : changes.using(guideline)) {
      changes
          .of(project)
          .forEach(made -> rows.add(new Row(project, made, words.of(made.outdated()))));
    }
    return Templates.changes(guideline, rows, typed, fault);
  }

  /** How far raters agree by each version, in every project that uses it and is counted. */
  @GET
  @Path("{slug}/agreement")
  public TemplateInstance agreement(@PathParam("slug") String slug) {
    Guideline guideline = guidelines.named(slug);
    List<VersionChart> all = new ArrayList<>();
    changes.using(guideline).forEach(project -> charts.of(project).ifPresent(all::addAll));
    return VersionPages.Templates.versions(guideline, guideline.name, all);
  }

  @POST
  @Path("{slug}/changes")
  public Response decide(
      @PathParam("slug") String slug,
      @FormParam("project") String ofProject,
      @FormParam("version") int version,
      @FormParam("remedy") String remedy,
      @FormParam("sample") String sample,
      @FormParam("note") String note) {
    Guideline guideline = guidelines.named(slug);
    Project project = projects.named(ofProject);
    if (!project.guidelineId.equals(guideline.id)) {
      throw Problem.notFound("project");
    }
    try {
      boolean some = Wanted.SAMPLE.equals(remedy);
      Wanted wanted = Wanted.of(remedy, some ? ReviseForm.size(sample) : null, note);
      if (wanted == null) {
        throw Problem.refusedField("remedy", "is missing", Reason.of("revising_fault_remedy"));
      }
      decisions.ready(project);
      transactions.inNew(() -> decisions.decide(project, version, wanted, caller.id()));
    } catch (Problem refused) {
      Typed typed = new Typed(project.slug + "-" + version, remedy, sample, note);
      return Response.status(refused.status())
          .entity(page(guideline, typed, speech.say(refused)))
          .build();
    }
    remedies.go(project);
    return Redirect.to("/guidelines/" + slug + "/changes");
  }
}
