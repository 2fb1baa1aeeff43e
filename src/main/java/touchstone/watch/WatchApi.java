// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.account.Role;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Times;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;

/** The slices of a stream, their figures over time, and what was noticed of them. */
@Path("/api/v1")
@Tag(name = "Feedback")
@RolesAllowed(Role.LEADS)
class WatchApi {
  private static final Duration WEEK = Duration.ofDays(7);

  private final Streams streams;
  private final Watch watch;
  private final Cells cells;
  private final SliceAlarms alarms;
  private final Timeline timeline;

  WatchApi(Streams streams, Watch watch, Cells cells, SliceAlarms alarms, Timeline timeline) {
    this.streams = streams;
    this.watch = watch;
    this.cells = cells;
    this.alarms = alarms;
    this.timeline = timeline;
  }

  /** A slice and its figures; name and value are null for all traffic of the model. */
  record SliceShown(String model, String name, String value, SliceFigures figures) {
    static SliceShown of(Map.Entry<SliceOf, Cell> entry) {
      SliceOf slice = entry.getKey();
      return new SliceShown(
          slice.model(),
          slice.whole() ? null : slice.name(),
          slice.whole() ? null : slice.slice(),
          SliceFigures.of(entry.getValue()));
    }
  }

  record Slices(Instant from, Instant to, Instant seenUntil, List<SliceShown> slices) {}

  @GET
  @Path("streams/{slug}/slices")
  @Operation(
      summary = "Every slice's figures over a span of time, by model version",
      description =
          "from and to are times of prediction, to the hour; without them the last seven days until"
              + " seenUntil, before which all labels are closed and counted. Rates are shares, delays"
              + " seconds, log loss nats. Values of a name beyond 200 are counted as (other).")
  public Slices slices(
      @PathParam("slug") String slug,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Stream stream = streams.afresh(slug);
    Instant seen = watch.seenUntil(stream);
    Instant end = to == null ? (seen == null ? Instant.now() : seen) : Times.parse("to", to);
    Instant start = from == null ? end.minus(WEEK) : Times.parse("from", from);
    if (!start.isBefore(end)) {
      throw Problem.refusedField("from", "must lie before to");
    }
    return new Slices(
        start,
        end,
        seen,
        cells.sums(stream, Counting.hour(start), end).entrySet().stream()
            .map(SliceShown::of)
            .toList());
  }

  record Points(String model, String name, String value, List<Timeline.Point> points) {}

  @GET
  @Path("streams/{slug}/slices/timeline")
  @Operation(
      summary = "One slice's figures through time",
      description =
          "every is PT1H [P1D]. Without name and value all traffic; without model all models. maturity"
              + " is the share of outcomes that had come by that age.")
  public Points timeline(
      @PathParam("slug") String slug,
      @QueryParam("model") String model,
      @QueryParam("name") String name,
      @QueryParam("value") String value,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("every") String every) {
    Stream stream = streams.afresh(slug);
    if (every != null && !every.equals("PT1H") && !every.equals("P1D")) {
      throw Problem.refusedField("every", "must be PT1H or P1D");
    }
    Instant end = to == null ? Instant.now() : Times.parse("to", to);
    Instant start = from == null ? Instant.EPOCH : Times.parse("from", from);
    SliceOf slice = new SliceOf(model, name == null ? "" : name, value == null ? "" : value);
    return new Points(
        model, name, value, timeline.of(stream, slice, start, end, "PT1H".equals(every)));
  }

  @GET
  @Path("streams/{slug}/alarms")
  @Operation(summary = "What was noticed of a stream and its slices, newest first")
  public Listing<SliceAlarm> alarms(
      @PathParam("slug") String slug,
      @QueryParam("open") boolean open,
      @QueryParam("limit") Integer limit,
      @QueryParam("after") String after) {
    return alarms.page(streams.afresh(slug), open, Listing.limit(limit), Listing.after(after));
  }

  @GET
  @Path("streams/{slug}/alarms/{id}")
  @Operation(summary = "One thing that was noticed, with its evidence")
  public SliceAlarm alarm(@PathParam("slug") String slug, @PathParam("id") String id) {
    return alarms.named(streams.afresh(slug), id);
  }
}
