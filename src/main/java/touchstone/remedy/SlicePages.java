// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import touchstone.account.Role;
import touchstone.base.RecordTime;
import touchstone.feedback.Span;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;
import touchstone.watch.SliceOf;
import touchstone.watch.Timeline;

/** One slice over time, beside everything that happened to it. */
@Path("/streams")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class SlicePages {
  private static final String HOUR = "hour";
  private static final int MOST_DAYS_HOURLY = 4;

  private final Streams streams;
  private final Timeline timeline;
  private final Marks marks;
  private final NoticedOnes noticed;
  private final RecordTime recordTime;

  @CheckedTemplate(basePath = "remedy")
  static class Templates {
    static native TemplateInstance slice(View view);
  }

  /** A row of the table. */
  record Line(Timeline.Point point) {
    public boolean mature() {
      return TimelineChart.mature(point);
    }

    public Span delay() {
      return Span.of(point.figures().delay50());
    }
  }

  /**
   * Everything that the page shows.
   *
   * @param words the slice in words
   */
  record View(
      Stream stream,
      SliceOf slice,
      String words,
      boolean hourly,
      TimelineChart chart,
      List<Line> lines,
      List<Mark> marks) {
    public String model() {
      return slice.model() == null ? "" : slice.model();
    }
  }

  SlicePages(
      Streams streams, Timeline timeline, Marks marks, NoticedOnes noticed, RecordTime recordTime) {
    this.streams = streams;
    this.timeline = timeline;
    this.marks = marks;
    this.noticed = noticed;
    this.recordTime = recordTime;
  }

  @GET
  @Path("{slug}/slices")
  public TemplateInstance slice(
      @PathParam("slug") String slug,
      @QueryParam("model") String model,
      @QueryParam("name") String name,
      @QueryParam("value") String value,
      @QueryParam("every") String every) {
    Stream stream = streams.afresh(slug);
    SliceOf slice = new SliceOf(model, name == null ? "" : name, value == null ? "" : value);
    List<Timeline.Point> points = points(stream, slice, HOUR.equals(every));
    boolean hourly = every == null ? points.size() <= MOST_DAYS_HOURLY : HOUR.equals(every);
    if (every == null && hourly) {
      points = points(stream, slice, true);
    }
    List<Mark> happened = marks.of(stream, slice);
    Duration span = hourly ? Duration.ofHours(1) : Duration.ofDays(1);
    return Templates.slice(
        new View(
            stream,
            slice,
            noticed.words(slice),
            hourly,
            TimelineChart.of(points, happened, span),
            points.stream().map(Line::new).toList(),
            happened));
  }

  private List<Timeline.Point> points(Stream stream, SliceOf slice, boolean hourly) {
    return timeline.of(stream, slice, Instant.EPOCH, recordTime.now(), hourly);
  }
}
