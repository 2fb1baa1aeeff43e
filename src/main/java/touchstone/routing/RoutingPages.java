// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.dataset.Datasets;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pools;
import touchstone.rater.RaterKind;
import touchstone.web.Redirect;
import touchstone.web.Refusal;

/** Who is given what: the policy as a form, and what it would do, before it does. */
@Path("/projects/{slug}/routing")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class RoutingPages {
  private static final int A_PAGE = 20;
  private static final List<String> KINDS =
      Stream.of(RaterKind.values()).map(RaterKind::word).toList();

  private final Projects projects;
  private final Datasets datasets;
  private final Pools pools;
  private final Policies policies;
  private final DryRun dryRun;
  private final CoverReach coverReach;

  @CheckedTemplate(basePath = "routing")
  static class Templates {
    static native TemplateInstance routing(Shown shown);
  }

  /**
   * A rater's line with its widths in a picture 100 wide.
   *
   * @param bars parts of a whole, each with its reason and where it begins
   */
  record Line(DryRun.Line of, List<Bar> bars) {}

  /** A part of the picture: why, how many tasks, from where and how wide, in hundredths. */
  record Bar(String reason, long tasks, double from, double width) {}

  /** All that the page shows. */
  record Shown(
      Project project,
      String pool,
      List<String> slices,
      List<String> kinds,
      RoutingForm form,
      List<Line> lines,
      String next,
      boolean tried,
      Refusal refusal,
      List<CoverReach.Group> reach) {}

  RoutingPages(
      Projects projects,
      Datasets datasets,
      Pools pools,
      Policies policies,
      DryRun dryRun,
      CoverReach coverReach) {
    this.projects = projects;
    this.datasets = datasets;
    this.pools = pools;
    this.policies = policies;
    this.dryRun = dryRun;
    this.coverReach = coverReach;
  }

  @GET
  public TemplateInstance show(@PathParam("slug") String slug, @QueryParam("after") String after) {
    Project project = projects.named(slug);
    RoutingForm form = RoutingForm.of(project.policy());
    return page(project, project.policy(), form, Listing.after(after), false, Refusal.NONE);
  }

  /** Tries what the form says, or sets it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response send(@PathParam("slug") String slug, MultivaluedMap<String, String> cells) {
    Project project = projects.named(slug);
    RoutingForm form = RoutingForm.sent(cells);
    try {
      Policy policy = form.over(project.policy());
      if (cells.containsKey("try")) {
        projects.checkChange(project, policy);
        RoutingForm tried = RoutingForm.of(policy);
        return Response.ok(page(project, policy, tried, null, true, Refusal.NONE)).build();
      }
      policies.change(project, policy);
    } catch (Problem refused) {
      if (refused.status() != 422 && refused.status() != 409) {
        throw refused;
      }
      return Response.status(refused.status())
          .entity(page(project, project.policy(), form, null, false, Refusal.of(refused)))
          .build();
    }
    return Redirect.to("/projects/" + slug + "/routing");
  }

  private TemplateInstance page(
      Project project,
      Policy policy,
      RoutingForm form,
      String after,
      boolean tried,
      Refusal refusal) {
    Listing<DryRun.Line> lines = dryRun.of(project, policy, A_PAGE, after);
    return Templates.routing(
        new Shown(
            project,
            pools.findById(project.poolId).slug,
            datasets.findById(project.datasetId).sliceFields(),
            KINDS,
            form,
            lines.items().stream().map(RoutingPages::line).toList(),
            lines.next(),
            tried,
            refusal,
            coverReach.of(project, policy)));
  }

  private static Line line(DryRun.Line line) {
    List<Bar> bars = new ArrayList<>();
    double from = 0;
    for (Map.Entry<String, Long> part : parts(line).entrySet()) {
      double width = 100.0 * part.getValue() / line.looked();
      bars.add(new Bar(part.getKey(), part.getValue(), from, width));
      from += width;
    }
    return new Line(line, bars);
  }

  private static Map<String, Long> parts(DryRun.Line line) {
    Map<String, Long> parts = new LinkedHashMap<>();
    if (line.may() > 0) {
      parts.put("may", line.may());
    }
    parts.putAll(line.not());
    return parts;
  }
}
