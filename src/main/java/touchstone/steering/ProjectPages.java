// SPDX-License-Identifier: Apache-2.0
package touchstone.steering;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
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
import touchstone.assignment.Progress;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;
import touchstone.guideline.Guideline;
import touchstone.guideline.Guidelines;
import touchstone.health.Health;
import touchstone.health.Healths;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.resolution.agreement.Agreement;
import touchstone.resolution.agreement.Agreements;
import touchstone.resolution.agreement.Share;
import touchstone.thread.Threads;
import touchstone.training.KnownItems;
import touchstone.web.BeingCounted;
import touchstone.web.Redirect;

/** All projects, and one project's home. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class ProjectPages {
  private final Projects projects;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final Pools pools;
  private final Progress progress;
  private final Healths healths;
  private final Streams streams;
  private final Threads threads;
  private final KnownItems known;
  private final Caller caller;

  @CheckedTemplate(basePath = "steering")
  static class Templates {
    static native TemplateInstance projects(List<Card> cards);

    static native TemplateInstance project(Home home);
  }

  /** A project in the list. */
  record Card(Project project, Progress.Figures figures) {}

  /**
   * Everything that a project's home shows.
   *
   * @param asked how many questions of raters are open
   * @param lack known items that training or exam here want, or null
   */
  record Home(
      Project project,
      Dataset dataset,
      Guideline guideline,
      Pool pool,
      List<Pools.Member> members,
      Health health,
      Progress.Figures figures,
      List<AgreementRow> agreement,
      List<Stream> streams,
      long asked,
      KnownItems.Lack lack) {
    /** The cap on a rater's day in hours, or null. */
    public String hours() {
      return DayHours.words(project.policy());
    }
  }

  /** One measure of one question, beside how many answers to golds were right. */
  record AgreementRow(String question, Agreement agreement, Share gold) {}

  ProjectPages(
      Projects projects,
      Datasets datasets,
      Guidelines guidelines,
      Pools pools,
      Progress progress,
      Healths healths,
      Streams streams,
      Threads threads,
      KnownItems known,
      Caller caller) {
    this.projects = projects;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.pools = pools;
    this.progress = progress;
    this.healths = healths;
    this.streams = streams;
    this.threads = threads;
    this.known = known;
    this.caller = caller;
  }

  @GET
  public TemplateInstance list() {
    return Templates.projects(
        projects.page(Listing.MOST, null).items().stream()
            .map(project -> new Card(project, progress.of(project)))
            .toList());
  }

  @GET
  @Path("{slug}")
  public TemplateInstance home(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    return healths
        .ofLarge(project)
        .map(stands -> page(project, stands))
        .orElseGet(() -> BeingCounted.page("/projects"));
  }

  private TemplateInstance page(Project project, Healths.Home stands) {
    Pool pool = pools.findById(project.poolId);
    List<AgreementRow> rows = new ArrayList<>();
    for (Agreements.Brief brief : stands.agreement()) {
      brief
          .measures()
          .forEach(each -> rows.add(new AgreementRow(brief.question(), each, brief.gold())));
    }
    return Templates.project(
        new Home(
            project,
            datasets.findById(project.datasetId),
            guidelines.findById(project.guidelineId),
            pool,
            pools.members(pool),
            stands.health(),
            stands.progress(),
            rows,
            streams.of(project),
            threads.waiting(project),
            known.lack(project).orElse(null)));
  }

  @POST
  @Path("{slug}/{verb}")
  public Response move(@PathParam("slug") String slug, @PathParam("verb") String verb) {
    Project project = projects.named(slug);
    switch (verb) {
      case "launch" -> projects.launch(project, caller.id());
      case "pause" -> projects.pause(project, caller.id());
      case "cancel" -> projects.cancel(project, caller.id());
      default -> throw Problem.notFound("page");
    }
    return Redirect.to("/projects/" + slug);
  }
}
