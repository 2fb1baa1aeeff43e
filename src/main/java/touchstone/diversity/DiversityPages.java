// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import touchstone.account.Role;
import touchstone.base.Kept;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pools;
import touchstone.resolution.agreement.Part;
import touchstone.web.BeingCounted;

/** Who judges, by group, as pictures and tables for a lead. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class DiversityPages {
  private final Projects projects;
  private final Pools pools;
  private final Diversity diversity;
  private final Kept kept;

  @CheckedTemplate(basePath = "diversity")
  static class Templates {
    static native TemplateInstance diversity(View view);
  }

  /** A trait with its picture and the shares of items, chart null where no group is shown. */
  record Shown(Report.Trait of, ShareChart chart, List<Report.Reach> reach) {}

  /** Everything that the page shows; slice as it was asked for, else empty. */
  record View(Project project, String pool, Report report, String slice, List<Shown> traits) {
    /** What any group says of its agreement. */
    public boolean compares() {
      return traits.stream().anyMatch(each -> !each.of().gai().isEmpty());
    }
  }

  DiversityPages(Projects projects, Pools pools, Diversity diversity, Kept kept) {
    this.projects = projects;
    this.pools = pools;
    this.diversity = diversity;
    this.kept = kept;
  }

  @GET
  @Path("{slug}/diversity")
  public TemplateInstance diversity(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("slice") String slice) {
    Project project = projects.named(slug);
    Part part = Part.of(slice, null, null);
    String name = "diversity " + part + " " + question;
    return kept.ofLarge(
            project.id, name, project.large(), () -> diversity.of(project, part, question))
        .map(report -> page(project, report, slice))
        .orElseGet(() -> BeingCounted.page("/projects/" + slug));
  }

  private TemplateInstance page(Project project, Report report, String slice) {
    return Templates.diversity(
        new View(
            project,
            pools.findById(project.poolId).slug,
            report,
            slice == null ? "" : slice,
            report.traits().stream()
                .map(each -> new Shown(each, ShareChart.of(each), reach(report, each)))
                .toList()));
  }

  private static List<Report.Reach> reach(Report report, Report.Trait trait) {
    return report.itemsWithAny().stream()
        .filter(each -> each.trait().equals(trait.trait()))
        .toList();
  }

  /** The tables as a file: of groups, or with {@code table=figures} of traits. */
  @GET
  @Path("{slug}/diversity.csv")
  @Produces("text/csv")
  public Response sheet(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("slice") String slice,
      @QueryParam("table") String table) {
    Project project = projects.named(slug);
    Report report = diversity.of(project, Part.of(slice, null, null), question);
    return TraitSheet.of(report, !"figures".equals(table)).as(project.slug + "-diversity");
  }
}
