// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** Sets how a pool takes in who comes by invitation. */
@Path("/pools")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class JourneyFormPages {
  private final Pools pools;
  private final Projects projects;
  private final Journeys journeys;
  private final KnownItems known;
  private final Speech speech;

  @CheckedTemplate(basePath = "training")
  static class Templates {
    static native TemplateInstance form(
        Pool pool, List<Project> projects, JourneyForm form, KnownItems.Lack lack, String fault);
  }

  JourneyFormPages(
      Pools pools, Projects projects, Journeys journeys, KnownItems known, Speech speech) {
    this.pools = pools;
    this.projects = projects;
    this.journeys = journeys;
    this.known = known;
    this.speech = speech;
  }

  @GET
  @Path("{slug}/journey")
  public TemplateInstance form(@PathParam("slug") String slug) {
    Pool pool = pools.named(slug);
    return page(pool, JourneyForm.of(pools.journey(pool.id)), null);
  }

  @POST
  @Path("{slug}/journey")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response set(@PathParam("slug") String slug, MultivaluedMap<String, String> sent) {
    Pool pool = pools.named(slug);
    JourneyForm form = JourneyForm.of(sent);
    try {
      journeys.set(pool, form.json());
      return Redirect.to("/pools/" + slug);
    } catch (Problem refused) {
      if (refused.status() != 422) {
        throw refused;
      }
      return Response.status(422).entity(page(pool, form, speech.say(refused))).build();
    }
  }

  private TemplateInstance page(Pool pool, JourneyForm form, String fault) {
    List<Project> all = projects.ordered(pool);
    KnownItems.Lack lack =
        all.stream().flatMap(each -> known.lack(each).stream()).findFirst().orElse(null);
    return Templates.form(pool, all, form, lack, fault);
  }
}
