// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.project.Projects;
import touchstone.resolution.agreement.Part;

/** Who judges, by group. */
@Path("/api/v1")
@Tag(name = "Labels out")
@RolesAllowed(Role.LEADS)
class DiversityApi {
  private final Projects projects;
  private final Diversity diversity;

  DiversityApi(Projects projects, Diversity diversity) {
    this.projects = projects;
    this.diversity = diversity;
  }

  @GET
  @Path("projects/{slug}/metrics/diversity")
  @Operation(
      summary = "Who judges, by what people say of themselves, and how alike groups judge",
      description =
          "A group is shown of k people or more; where one is hidden, so are the smallest of the"
              + " others until what is hidden is two groups and k people or more, all in one row"
              + " named hidden. Figures of a trait are of the rows as shown, hidden being one: blau"
              + " (0 to 1), shannon (nats), hill1 and hill2 (groups), tvd (0 to 1 from the pool's"
              + " quotas; null without). raters are people who judged, counted ten or more at a time:"
              + " waiting ones come later, and judgements are read up to asOf, which moves on when"
              + " ten have judged since. judgements are to 1 % of all; coverage, a group's share of"
              + " people over its target, and itemsWithAny, the share of items it voted on, to 1 %."
              + " gai = irr / xrr (Krippendorff's alpha within, cross-replication reliability with"
              + " all others, to .01) is of groups of ten or more voters and 200 or more shared items;"
              + " p is of 200 seeded shuffles of raters, pAdjusted by Benjamini and Hochberg over all"
              + " groups shown; beyond 100,000 answers a sample of items is looked at (sampled). hhi"
              + " and effectiveRaters are of judgements by person, right now. With from or to, or a"
              + " slice that is not of the dataset's first field, no group is shown; with a slice"
              + " (name:value) raters are who had judged in it when they came to be counted, and"
              + " groups are shown only where no difference between slices is of few people. note"
              + " says why none is. from (included) and to (not included) are RFC 3339 times.")
  public Report diversity(
      @PathParam("slug") String slug,
      @QueryParam("question") String question,
      @QueryParam("slice") String slice,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    return diversity.of(projects.named(slug), Part.of(slice, from, to), question);
  }
}
