// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

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
import java.util.List;
import java.util.TreeSet;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.join.LabelPolicy;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Redirect;
import touchstone.web.Refusal;

/** How a stream's outcomes become labels: in words, as written, and what another way would do. */
@Path("/streams")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class PolicyPages {
  private final Streams streams;
  private final Policies policies;
  private final DryRuns dryRuns;
  private final Projects projects;
  private final Caller caller;

  @CheckedTemplate(basePath = "feedback")
  static class Templates {
    static native TemplateInstance policy(View view);
  }

  /** Everything that the page shows; tried is null unless a policy was only tried. */
  record View(
      Stream stream,
      List<PolicyVersion> versions,
      String written,
      DryRuns.Outcome tried,
      Integer saved,
      Refusal refusal) {
    public LabelPolicy policy() {
      return stream.policy().policy();
    }

    public Span window() {
      return Span.of(policy().window());
    }

    public Span lateness() {
      return policy().lateness().isZero() ? null : Span.of(policy().lateness());
    }

    public Span reviseUntil() {
      return Span.of(policy().reviseUntil());
    }

    /** Each label with its counts before and after. */
    public List<Shift> shifts() {
      TreeSet<String> labels = new TreeSet<>(tried.before().keySet());
      labels.addAll(tried.after().keySet());
      return labels.stream()
          .map(
              label ->
                  new Shift(
                      label,
                      tried.before().getOrDefault(label, 0L),
                      tried.after().getOrDefault(label, 0L)))
          .toList();
    }
  }

  /** How many have a label, and would have. */
  record Shift(String label, long before, long after) {}

  PolicyPages(
      Streams streams, Policies policies, DryRuns dryRuns, Projects projects, Caller caller) {
    this.streams = streams;
    this.policies = policies;
    this.dryRuns = dryRuns;
    this.projects = projects;
    this.caller = caller;
  }

  @GET
  @Path("{slug}/policy")
  public TemplateInstance show(@PathParam("slug") String slug, @QueryParam("saved") Integer saved) {
    Stream stream = streams.afresh(slug);
    return page(stream, stream.policy().written().toPrettyString(), null, saved, Refusal.NONE);
  }

  private TemplateInstance page(
      Stream stream, String written, DryRuns.Outcome tried, Integer saved, Refusal refusal) {
    return Templates.policy(new View(stream, policies.of(stream), written, tried, saved, refusal));
  }

  /** Only tries it unless it is to be kept. */
  @POST
  @Path("{slug}/policy")
  public Response decide(
      @PathParam("slug") String slug,
      @FormParam("policy") String policy,
      @FormParam("keep") boolean keep) {
    Stream stream = streams.afresh(slug);
    String written = policy == null ? "" : policy;
    Project project = stream.project() == null ? null : projects.findById(stream.project());
    try {
      JsonNode json = Json.tree(written);
      if (keep) {
        Stream decided = streams.decide(stream, project, json, caller.id());
        return Redirect.to("/streams/" + slug + "/policy?saved=" + decided.policy().version());
      }
      LabelPolicy checked = policies.checked(json, project, stream.question());
      return Response.ok(page(stream, written, dryRuns.of(stream, checked), null, Refusal.NONE))
          .build();
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(page(stream, written, null, null, Refusal.of(refused)))
          .build();
    }
  }
}
