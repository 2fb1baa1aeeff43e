// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

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
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;
import touchstone.guideline.Guidelines;
import touchstone.rater.Pools;
import touchstone.watch.Cause;
import touchstone.watch.SliceAlarm;
import touchstone.watch.SliceAlarms;
import touchstone.web.Redirect;
import touchstone.web.Refusal;

/** One alarm from what was noticed to what it turned out to be. */
@Path("/streams")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class AlarmPages {
  private final Streams streams;
  private final SliceAlarms alarms;
  private final SliceBatches batches;
  private final Remedies remedies;
  private final AlarmViews views;
  private final Pools pools;
  private final Guidelines guidelines;
  private final Caller caller;

  @CheckedTemplate(basePath = "remedy")
  static class Templates {
    static native TemplateInstance alarm(AlarmView view);
  }

  AlarmPages(
      Streams streams,
      SliceAlarms alarms,
      SliceBatches batches,
      Remedies remedies,
      AlarmViews views,
      Pools pools,
      Guidelines guidelines,
      Caller caller) {
    this.streams = streams;
    this.alarms = alarms;
    this.batches = batches;
    this.remedies = remedies;
    this.views = views;
    this.pools = pools;
    this.guidelines = guidelines;
    this.caller = caller;
  }

  @GET
  @Path("{slug}/alarms/{id}")
  public TemplateInstance show(
      @PathParam("slug") String slug, @PathParam("id") String id, @QueryParam("all") boolean all) {
    Stream stream = streams.afresh(slug);
    return Templates.alarm(
        views.of(stream, alarms.named(stream, id), AlarmForm.EMPTY, all, Refusal.NONE));
  }

  /** What a form asks of an alarm. */
  private interface Verb {
    void on(Stream stream, SliceAlarm alarm);
  }

  private Response take(String slug, String id, String part, AlarmForm form, Verb verb) {
    Stream stream = streams.afresh(slug);
    SliceAlarm alarm = alarms.named(stream, id);
    try {
      verb.on(stream, alarm);
    } catch (Problem refused) {
      return Response.status(refused.status())
          .entity(Templates.alarm(views.of(stream, alarm, form, false, Refusal.of(refused))))
          .build();
    }
    return Redirect.to("/streams/" + slug + "/alarms/" + id + "#" + part);
  }

  @POST
  @Path("{slug}/alarms/{id}/draft")
  public Response draft(
      @PathParam("slug") String slug, @PathParam("id") String id, @FormParam("size") String size) {
    AlarmForm form = new AlarmForm(size, null, null, null, null, null);
    return take(
        slug,
        id,
        "batch",
        form,
        (stream, alarm) -> batches.again(alarm, AlarmForm.whole("size", size)));
  }

  @POST
  @Path("{slug}/alarms/{id}/launch")
  public Response launch(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @FormParam("pool") String pool,
      @FormParam("guideline") String guideline,
      @FormParam("overlap") String overlap) {
    AlarmForm form = new AlarmForm(null, pool, guideline, overlap, null, null);
    return take(
        slug,
        id,
        "batch",
        form,
        (stream, alarm) -> {
          int wanted = AlarmForm.whole("overlap", overlap);
          if (wanted < 1 || wanted > 1000) {
            throw Problem.refusedField("overlap", "must be 1 to 1000");
          }
          remedies.launch(
              stream,
              alarm,
              pools.named(Required.text("pool", pool, 64)),
              guidelines.named(Required.text("guideline", guideline, 64)),
              wanted,
              caller.id());
        });
  }

  @POST
  @Path("{slug}/alarms/{id}/close")
  public Response close(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @FormParam("cause") String cause,
      @FormParam("note") String note) {
    AlarmForm form = new AlarmForm(null, null, null, null, cause, note);
    return take(
        slug,
        id,
        "concluded",
        form,
        (stream, alarm) ->
            remedies.close(
                stream,
                alarm,
                Cause.of(Required.value("cause", cause)),
                note == null || note.isBlank() ? null : note,
                caller.id()));
  }
}
