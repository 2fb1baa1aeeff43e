// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Transactions;
import touchstone.judgement.Golds;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Raters;
import touchstone.web.Body;

/** Golds: named, taken from what is resolved, and retired. */
@Path("/api/v1")
@Tag(name = "Quality")
@RolesAllowed(Role.LEADS)
class GoldApi {
  private static final int MOST = 1000;

  private final Projects projects;
  private final GoldList list;
  private final Golds golds;
  private final Raters raters;
  private final Transactions transactions;
  private final Caller caller;

  GoldApi(
      Projects projects,
      GoldList list,
      Golds golds,
      Raters raters,
      Transactions transactions,
      Caller caller) {
    this.projects = projects;
    this.list = list;
    this.golds = golds;
    this.raters = raters;
    this.transactions = transactions;
    this.caller = caller;
  }

  record NewGold(String item, ObjectNode answers) {}

  record NewGolds(List<NewGold> items, GoldList.FromResolved fromResolved) {}

  @GET
  @Path("projects/{slug}/gold")
  @Operation(
      summary = "The golds, how often each was shown, and the share of good raters who failed it",
      description =
          "A good rater: the lower bound of the 90 % interval of the skill on the other golds is"
              + " over .5. suspect: more than .4 of five good raters or more failed it.")
  public Listing<GoldList.Gold> list(
      @PathParam("slug") String slug,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after) {
    Project project = projects.named(slug);
    int most = Listing.limit(limit);
    String from = Listing.after(after);
    return Listing.of(
        list.of(project).stream()
            .filter(gold -> from == null || gold.item().compareTo(from) > 0)
            .limit(most + 1L)
            .toList(),
        most,
        GoldList.Gold::item);
  }

  @POST
  @Path("projects/{slug}/gold")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Mark answers as truth, or take resolved items for it",
      description =
          "items, or fromResolved {minConfidence [.9], most [50], share}. A gold is a judgement of"
              + " the caller's own rater; an item is refused alone, never the list.")
  @RequestBodySchema(NewGolds.class)
  public Golds.Marked mark(@PathParam("slug") String slug, Body body) {
    Project project = projects.named(slug);
    NewGolds given = body.as(NewGolds.class);
    if ((given.items() == null) == (given.fromResolved() == null)) {
      throw Problem.refusedField("items", "either items or fromResolved is needed");
    }
    List<Golds.Truth> truths =
        given.items() == null ? list.resolved(project, given.fromResolved()) : truths(given);
    return transactions.inNew(
        () -> golds.mark(project, raters.labellingAs(caller.account()), truths));
  }

  private static List<Golds.Truth> truths(NewGolds given) {
    if (given.items().size() > MOST) {
      throw Problem.refusedField("items", "at most 1000 at a time");
    }
    return given.items().stream()
        .map(
            each ->
                new Golds.Truth(
                    Required.value("item", Required.value("items", each).item()), each.answers()))
        .toList();
  }

  @DELETE
  @Path("projects/{slug}/gold/{item}")
  @Operation(
      summary = "Retire the gold of an item",
      description = "A further revision; nothing is removed. 404 where the item has none.")
  public void retire(@PathParam("slug") String slug, @PathParam("item") String item) {
    Project project = projects.named(slug);
    transactions.inNew(
        () -> {
          golds.retire(project, item);
          return null;
        });
  }
}
