// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

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
import touchstone.account.Role;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.web.Redirect;
import touchstone.web.Refusal;

/** What of a stream was not understood: why, what it looks like, and what to do about it. */
@Path("/streams")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class QuarantinePages {
  private static final int ROWS = 20;
  private static final int EXAMPLES = 3;

  /** Characters of a record that a row shows. */
  private static final int BEGUN = 240;

  private final Streams streams;
  private final Quarantine quarantine;
  private final Replays replays;

  @CheckedTemplate(basePath = "feedback")
  static class Templates {
    static native TemplateInstance quarantine(View view);
  }

  /**
   * Everything that the page shows.
   *
   * @param done what was just done, as a word for messages, or null
   * @param count of how many
   * @param left how many of a replay wait still
   */
  record View(
      Stream stream,
      List<Quarantine.Reason> reasons,
      List<Record> records,
      boolean paged,
      String next,
      String mapping,
      String done,
      long count,
      long left,
      Refusal refusal) {
    public long waiting() {
      return reasons.stream().mapToLong(Quarantine.Reason::records).sum();
    }

    /** The newest that came, to look at while mapping. */
    public List<Record> examples() {
      return records.subList(0, Math.min(EXAMPLES, records.size()));
    }
  }

  /** A record as it came, written over several lines where it is JSON. */
  record Record(Quarantine.Kept kept, String text) {
    static Record of(Quarantine.Kept kept) {
      return new Record(kept, pretty(kept.record()));
    }

    public boolean isLong() {
      return kept.record().length() > BEGUN;
    }

    /** So much of it as fits a row. */
    public String begun() {
      String all = kept.record();
      return isLong() ? all.substring(0, all.offsetByCodePoints(0, BEGUN / 2)) + "…" : all;
    }
  }

  QuarantinePages(Streams streams, Quarantine quarantine, Replays replays) {
    this.streams = streams;
    this.quarantine = quarantine;
    this.replays = replays;
  }

  static String pretty(String text) {
    try {
      return Json.tree(text).toPrettyString();
    } catch (Problem none) {
      return text;
    }
  }

  @GET
  @Path("{slug}/quarantine")
  public TemplateInstance show(
      @PathParam("slug") String slug,
      @QueryParam("after") String after,
      @QueryParam("done") String done,
      @QueryParam("count") long count,
      @QueryParam("left") long left) {
    Stream stream = streams.afresh(slug);
    String mapping = stream.mapping().written().toPrettyString();
    return page(stream, after, mapping, done, count, left, Refusal.NONE);
  }

  private TemplateInstance page(
      Stream stream,
      String after,
      String mapping,
      String done,
      long count,
      long left,
      Refusal refusal) {
    Listing<Quarantine.Kept> found = quarantine.page(stream, ROWS, Listing.after(after));
    return Templates.quarantine(
        new View(
            stream,
            quarantine.reasons(stream),
            found.items().stream().map(Record::of).toList(),
            after != null,
            found.next(),
            mapping,
            done,
            count,
            left,
            refusal));
  }

  @POST
  @Path("{slug}/quarantine/replays")
  public Response replay(@PathParam("slug") String slug) {
    Replays.Outcome outcome = replays.of(streams.afresh(slug));
    return back(slug, "replayed&count=" + outcome.replayed() + "&left=" + outcome.waiting());
  }

  @POST
  @Path("{slug}/quarantine/discards")
  public Response discard(@PathParam("slug") String slug, @FormParam("reason") String reason) {
    int ended =
        quarantine.endAll(streams.afresh(slug), reason == null ? "" : reason, Quarantine.DISCARDED);
    return back(slug, "discarded&count=" + ended);
  }

  @POST
  @Path("{slug}/mapping")
  public Response map(@PathParam("slug") String slug, @FormParam("mapping") String mapping) {
    Stream stream = streams.afresh(slug);
    String written = mapping == null ? "" : mapping;
    try {
      streams.map(stream, Json.tree(written));
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(page(stream, null, written, null, 0, 0, Refusal.of(refused)))
          .build();
    }
    return back(slug, "mapped");
  }

  private static Response back(String slug, String done) {
    return Redirect.to("/streams/" + slug + "/quarantine?done=" + done);
  }
}
