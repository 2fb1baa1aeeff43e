// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;

/** What another overlap would have cost, as a picture and a table. */
@Path("/projects")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class StoppingPages {
  private final Projects projects;
  private final Simulator simulator;
  private final SoFar soFar;

  @CheckedTemplate(basePath = "stopping")
  static class Templates {
    static native TemplateInstance overlap(
        Project project,
        Simulator.Simulated simulated,
        List<Line> lines,
        OverlapChart chart,
        SoFar.Figures soFar);
  }

  /** A row of the table, with the letter of its point in the picture. */
  record Line(String letter, Simulator.Row row) {}

  StoppingPages(Projects projects, Simulator simulator, SoFar soFar) {
    this.projects = projects;
    this.simulator = simulator;
    this.soFar = soFar;
  }

  @GET
  @Path("{slug}/overlap")
  public TemplateInstance overlap(
      @PathParam("slug") String slug, @QueryParam("question") String question) {
    Project project = projects.named(slug);
    Simulator.Simulated simulated = simulator.of(project, question, Simulator.SEED);
    List<Line> lines = new ArrayList<>();
    for (int row = 0; row < simulated.rows().size(); row++) {
      lines.add(new Line(OverlapChart.letter(row), simulated.rows().get(row)));
    }
    return Templates.overlap(
        project,
        simulated,
        lines,
        OverlapChart.of(simulated.rows()),
        project.policy().adaptive() ? soFar.of(project) : null);
  }
}
