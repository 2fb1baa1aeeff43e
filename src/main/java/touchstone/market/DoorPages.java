// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.web.Redirect;
import touchstone.web.Speech;

/** The lead's page of a pool's doors: made, watched, closed, and the marketplace's files. */
@Path("/pools")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class DoorPages {
  private final Pools pools;
  private final Doors doors;
  private final Guests guests;
  private final Transactions transactions;
  private final Caller caller;
  private final Speech speech;

  @CheckedTemplate(basePath = "market")
  static class Templates {
    static native TemplateInstance doors(
        Pool pool, List<Row> rows, Row made, Guests.Report report, Asked asked, String fault);
  }

  /** A door as its lead sees it, with the address that the study opens. */
  public record Row(Door door, String url, long arrived, List<Guests.Standing> standing) {
    public String since() {
      return door.createdAt().toString().substring(0, 10);
    }
  }

  /** What was typed, kept where it is refused. */
  public record Asked(String study, String code) {
    static final Asked NOTHING = new Asked("", "");
  }

  DoorPages(
      Pools pools,
      Doors doors,
      Guests guests,
      Transactions transactions,
      Caller caller,
      Speech speech) {
    this.pools = pools;
    this.doors = doors;
    this.guests = guests;
    this.transactions = transactions;
    this.caller = caller;
    this.speech = speech;
  }

  private Row row(Door door, UriInfo uri) {
    return new Row(
        door, doors.url(door, uri.getBaseUri()), guests.arrived(door), guests.standing(door));
  }

  private TemplateInstance page(
      Pool pool, UriInfo uri, Door made, Guests.Report report, Asked asked, String fault) {
    List<Row> rows = doors.of(pool).stream().map(door -> row(door, uri)).toList();
    return Templates.doors(pool, rows, made == null ? null : row(made, uri), report, asked, fault);
  }

  @GET
  @Path("{slug}/markets")
  public TemplateInstance list(@PathParam("slug") String slug, @Context UriInfo uri) {
    return page(pools.named(slug), uri, null, null, Asked.NOTHING, null);
  }

  @POST
  @Path("{slug}/markets")
  public Response make(
      @PathParam("slug") String slug,
      @FormParam("study") String study,
      @FormParam("code") String code,
      @Context UriInfo uri) {
    Pool pool = pools.named(slug);
    try {
      Door made = doors.make(pool, Prolific.NAME, trimmed(study), trimmed(code), caller.id());
      return Response.ok(page(pool, uri, made, null, Asked.NOTHING, null)).build();
    } catch (Problem refused) {
      Asked asked = new Asked(trimmed(study), trimmed(code));
      return Response.status(refused.status())
          .entity(page(pool, uri, null, null, asked, speech.say(refused)))
          .build();
    }
  }

  private static String trimmed(String text) {
    return text == null ? "" : text.strip();
  }

  @POST
  @Path("{slug}/markets/{id}/close")
  public Response close(@PathParam("slug") String slug, @PathParam("id") String id) {
    doors.close(pools.named(slug), Ids.parse(id, "door"));
    return Redirect.to("/pools/" + slug + "/markets");
  }

  @POST
  @Path("{slug}/markets/{id}/submissions")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response submissions(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @RestForm FileUpload file,
      @Context UriInfo uri) {
    Pool pool = pools.named(slug);
    Door door = doors.one(pool, Ids.parse(id, "door"));
    try {
      List<Marketplace.Line> lines = doors.submissions(door, read(file));
      Guests.Report report = transactions.inNew(() -> guests.note(door, lines));
      return Response.ok(page(pool, uri, null, report, Asked.NOTHING, null)).build();
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(page(pool, uri, null, null, Asked.NOTHING, speech.say(refused)))
          .build();
    }
  }

  private static String read(FileUpload file) {
    try {
      return file == null || file.size() > Doors.LONGEST
          ? null
          : Files.readString(file.uploadedFile(), StandardCharsets.UTF_8);
    } catch (IOException notText) {
      return null;
    }
  }

  /** The marketplace's list of what is to be paid, as a file. */
  @GET
  @Path("{slug}/markets/{id}/bonuses.csv")
  @Produces("text/csv")
  public Response bonuses(@PathParam("slug") String slug, @PathParam("id") String id) {
    Door door = doors.one(pools.named(slug), Ids.parse(id, "door"));
    return Response.ok(doors.marketplace(door.market()).bonuses(guests.unpaid(door, null)))
        .header("Content-Disposition", "attachment; filename=\"bonuses-" + door.study() + ".csv\"")
        .build();
  }
}
