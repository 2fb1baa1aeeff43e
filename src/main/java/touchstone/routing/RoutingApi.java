// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.web.Body;

/** By which policy work is given out, tried before it is set; and in which order projects come. */
@Path("/api/v1")
@Tag(name = "Projects")
@RolesAllowed(Role.LEADS)
class RoutingApi {
  private static final int MOST_ITEMS = 10_000;

  private final Projects projects;
  private final Pools pools;
  private final Policies policies;
  private final DryRun dryRun;
  private final CoverReach coverReach;

  RoutingApi(
      Projects projects, Pools pools, Policies policies, DryRun dryRun, CoverReach coverReach) {
    this.projects = projects;
    this.pools = pools;
    this.policies = policies;
    this.dryRun = dryRun;
    this.coverReach = coverReach;
  }

  record Priorities(Map<String, Integer> items) {}

  /** What became of priorities: how many tasks have theirs, and the keys that no task has. */
  record Prioritised(int changed, List<String> unknown) {}

  record Order(List<String> projects) {}

  @GET
  @Path("projects/{slug}/policy")
  @Operation(summary = "The policy by which work is given out, its defaults filled in")
  public Policy policy(@PathParam("slug") String slug) {
    return projects.named(slug).policy();
  }

  @PUT
  @Path("projects/{slug}/policy")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Give work out by another policy from now on",
      description =
          "The whole policy; what is left out has its default. Leases that are out stand, and a"
              + " task never wants fewer judgements than it holds. 409 where the project was"
              + " cancelled, 422 where it would begin or cease to stop early.")
  @RequestBodySchema(Policy.class)
  public Policy change(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    return policies.change(project, Policy.of(body.tree(), project.policy()));
  }

  @GET
  @Path("projects/{slug}/dry-run")
  @Operation(
      summary = "Who would be given what by the project's policy, and why not other tasks",
      description =
          "The pool's members by name; reasons are counted over 10,000 open tasks. Quotas and covers,"
              + " and matches by a trait of the pool's quotas, are left out: of one rater they would"
              + " tell the group.")
  public Listing<DryRun.Line> dryRun(
      @PathParam("slug") String slug,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after) {
    Project project = projects.named(slug);
    return dryRun.of(project, project.policy(), limit(limit), Listing.after(after));
  }

  @POST
  @Path("projects/{slug}/dry-run")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "The same by a policy that is not set, which changes nothing")
  @RequestBodySchema(Policy.class)
  public Listing<DryRun.Line> dryRunOf(
      @PathParam("slug") String slug,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after,
      Body body) {
    Project project = projects.named(slug);
    Policy policy = Policy.of(body.tree(), project.policy());
    projects.checkChange(project, policy);
    return dryRun.of(project, policy, limit(limit), Listing.after(after));
  }

  record Reach(List<CoverReach.Group> groups) {}

  @GET
  @Path("projects/{slug}/cover")
  @Operation(
      summary = "Whether groups that every task should have can give what is asked of them",
      description =
          "By policy.routing.cover, before and after a launch. members is null for a group of fewer"
              + " than ten raters; each is how many judgements a member would have to give at least;"
              + " enough is false where there are too few or a cap is in the way.")
  public Reach cover(@PathParam("slug") String slug) {
    Project project = projects.named(slug);
    return new Reach(coverReach.of(project, project.policy()));
  }

  /** Each line asks for all that is open: a page holds a hundred at most. */
  private static int limit(Integer asked) {
    return Math.min(Listing.limit(asked), 100);
  }

  @PUT
  @Path("projects/{slug}/priorities")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Give up to 10,000 tasks a priority of their own, by the key of their items",
      description = "-100 to 100, the higher the earlier; null leaves it to the policy again.")
  @RequestBodySchema(Priorities.class)
  public Prioritised prioritise(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    Map<String, Integer> items = Required.value("items", body.as(Priorities.class).items());
    if (items.size() > MOST_ITEMS) {
      throw Problem.refusedField("items", "must be up to " + MOST_ITEMS);
    }
    List<String> unknown = policies.prioritise(project, items);
    return new Prioritised(items.size() - unknown.size(), unknown);
  }

  @GET
  @Path("pools/{slug}/projects")
  @Operation(summary = "The projects of a pool in the order in which its raters come to them")
  public Order order(@PathParam("slug") String slug) {
    return order(pools.named(slug));
  }

  @PUT
  @Path("pools/{slug}/projects")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Put the projects of a pool into an order for its raters",
      description = "Projects that are not named come after, by name.")
  @RequestBodySchema(Order.class)
  public Order putInOrder(@PathParam("slug") String slug, Body body) {
    Pool pool = pools.named(slug);
    projects.order(pool, Required.value("projects", body.as(Order.class).projects()));
    return order(pool);
  }

  private Order order(Pool pool) {
    return new Order(projects.ordered(pool).stream().map(project -> project.slug).toList());
  }
}
