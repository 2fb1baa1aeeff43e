// SPDX-License-Identifier: Apache-2.0
package touchstone.health;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Sheet;

/** All projects beside each other, the worst first. */
@Path("/organisation")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class OrganisationPages {
  private static final int A_PAGE = 100;
  static final List<String> ABOUT =
      List.of("agreement", "quality", "freshness", "cost", "coverage", "backlog");

  private final Projects projects;
  private final Healths healths;

  @CheckedTemplate(basePath = "health")
  static class Templates {
    static native TemplateInstance organisation(
        List<Row> rows, List<String> abouts, boolean waiting, String next);
  }

  /** A project; health null while it is looked at for the first time. */
  record Row(Project project, Health health) {
    int place() {
      return health == null ? 2 : health.tiles().get(0).place();
    }

    long bad() {
      return health == null
          ? 0
          : health.tiles().stream().filter(tile -> tile.status().equals(Tile.BAD)).count();
    }
  }

  OrganisationPages(Projects projects, Healths healths) {
    this.projects = projects;
    this.healths = healths;
  }

  @GET
  public TemplateInstance show(@QueryParam("after") String after) {
    Listing<Project> page = projects.page(A_PAGE, Listing.after(after));
    List<Row> rows = rows(page);
    return Templates.organisation(
        rows, ABOUT, rows.stream().anyMatch(row -> row.health() == null), page.next());
  }

  private List<Row> rows(Listing<Project> page) {
    return page.items().stream()
        .map(project -> new Row(project, healths.soon(project).orElse(null)))
        .sorted(
            Comparator.comparingInt(Row::place)
                .thenComparing(Comparator.comparingLong(Row::bad).reversed())
                .thenComparing(row -> row.project().name))
        .toList();
  }

  @GET
  @Path("organisation.csv")
  @Produces("text/csv")
  public Response sheet() {
    Sheet sheet = new Sheet("project", "name", "state", "about", "status", "word", "figure", "of");
    for (Row row : rows(projects.page(Listing.MOST, null))) {
      if (row.health() != null) {
        for (Tile tile : row.health().tiles()) {
          sheet.row(
              row.project().slug,
              row.project().name,
              row.project().state,
              tile.about(),
              tile.status(),
              tile.word(),
              tile.figure(),
              tile.name());
        }
      }
    }
    return sheet.as("organisation");
  }
}
