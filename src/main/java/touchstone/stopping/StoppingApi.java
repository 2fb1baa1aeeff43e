// SPDX-License-Identifier: Apache-2.0
package touchstone.stopping;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Fault;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;

/** What another overlap would have cost. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class StoppingApi {
  private final Projects projects;
  private final Simulator simulator;
  private final SoFar soFar;

  StoppingApi(Projects projects, Simulator simulator, SoFar soFar) {
    this.projects = projects;
    this.simulator = simulator;
    this.soFar = soFar;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Replayed(
      String rule,
      Double confidence,
      int most,
      double judgements,
      double judgementsPerTask,
      Simulator.Price cost,
      Double agreement,
      double open) {
    static Replayed of(Simulator.Row row) {
      return new Replayed(
          row.way().kind(),
          row.way().confidence(),
          row.way().most(),
          row.judgements(),
          row.aTask(),
          row.cost(),
          row.agreement(),
          row.open());
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Shown(
      String question,
      int tasks,
      int judgements,
      boolean partly,
      Simulator.Price price,
      List<Replayed> rules) {}

  @GET
  @Path("projects/{slug}/metrics/overlap")
  @Operation(
      summary = "What overlap 3, 5 or an adaptive one would have cost, on the judgements given",
      description =
          "For a question with closed answers, else the first. agreement: the share of tasks whose"
              + " label would have been that of all judgements; open: the share that ended without"
              + " being sure. The same seed gives the same figures.")
  public Shown overlap(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("seed") String seed) {
    Simulator.Simulated simulated = simulator.of(projects.named(slug), question, number(seed));
    return new Shown(
        simulated.question(),
        simulated.tasks(),
        simulated.judgements(),
        simulated.partly(),
        simulated.price(),
        simulated.rows().stream().map(Replayed::of).toList());
  }

  @GET
  @Path("projects/{slug}/metrics/stopping")
  @Operation(
      summary = "What an adaptive project bought so far, and why",
      description = "409 where the overlap is fixed: policy.overlap.confidence makes it adaptive.")
  public SoFar.Figures soFar(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    if (!project.policy().adaptive()) {
      throw Problem.conflict("The overlap of this project is fixed.");
    }
    return soFar.of(project);
  }

  record Looked(List<SoFar.Look> looks) {}

  @GET
  @Path("projects/{slug}/looks")
  @Operation(
      summary = "Every look at an item's judgements: what was found, and what was bought for it",
      description =
          "why: unsure, sure, full (as many as may be), decided (by an expert). bought: judgement,"
              + " expert, audit, nothing.")
  public Looked looks(@PathParam("slug") String slug, @QueryParam("item") String item) {
    Project project = projects.named(slug);
    if (item == null) {
      throw Problem.malformed("item is missing.", Fault.at("item", "is missing"));
    }
    return new Looked(soFar.at(project, item));
  }

  private static long number(String seed) {
    try {
      return seed == null ? Simulator.SEED : Long.parseLong(seed);
    } catch (NumberFormatException noNumber) {
      throw Problem.malformed(
          "seed must be a whole number.", Fault.at("seed", "is no whole number"));
    }
  }
}
