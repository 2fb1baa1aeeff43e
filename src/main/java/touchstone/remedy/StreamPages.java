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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.account.Role;
import touchstone.base.RecordTime;
import touchstone.feedback.Span;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamHealth;
import touchstone.feedback.Streams;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.watch.SliceOf;
import touchstone.watch.Slices;
import touchstone.watch.Watch;

/** All streams, and one stream's home: its alarms, its health and its slices. */
@Path("/streams")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.LEADS)
class StreamPages {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_SLICES = 50;

  private final Streams streams;
  private final StreamHealth health;
  private final NoticedOnes noticed;
  private final Slices slices;
  private final Watch watch;
  private final Projects projects;
  private final RemedyApi api;
  private final RecordTime recordTime;

  @CheckedTemplate(basePath = "remedy")
  static class Templates {
    static native TemplateInstance streams(List<Line> lines);

    static native TemplateInstance stream(Home home);
  }

  /** A stream in the list. */
  record Line(Stream stream, StreamHealth.Health health, int alarms) {
    public Span lag() {
      return Span.of(health.lagSeconds());
    }

    public boolean began() {
      return StreamPages.began(health);
    }

    public long lastHour() {
      return health.doors().stream().mapToLong(StreamHealth.Door::lastHour).sum();
    }
  }

  /** Everything that a stream's home shows. */
  record Home(
      Stream stream,
      Project project,
      StreamHealth.Health health,
      List<Noticed> alarms,
      TrafficChart traffic,
      Instant from,
      Instant seen,
      List<Hurting.Row> slices,
      boolean all) {
    public Span lag() {
      return Span.of(health.lagSeconds());
    }

    public Span delay50() {
      return health.delay() == null ? null : Span.of(health.delay().p50());
    }

    public Span delay90() {
      return health.delay() == null ? null : Span.of(health.delay().p90());
    }

    public boolean began() {
      return StreamPages.began(health);
    }

    /** As many as are shown at first. */
    public List<Hurting.Row> rows() {
      return all ? slices : slices.subList(0, Math.min(MOST_SLICES, slices.size()));
    }
  }

  private static boolean began(StreamHealth.Health health) {
    return health.predictions() + health.outcomes() + health.quarantined() > 0;
  }

  StreamPages(
      Streams streams,
      StreamHealth health,
      NoticedOnes noticed,
      Slices slices,
      Watch watch,
      Projects projects,
      RemedyApi api,
      RecordTime recordTime) {
    this.streams = streams;
    this.health = health;
    this.noticed = noticed;
    this.slices = slices;
    this.watch = watch;
    this.projects = projects;
    this.api = api;
    this.recordTime = recordTime;
  }

  @GET
  public TemplateInstance list() {
    return Templates.streams(
        streams.everyone().stream()
            .map(one -> new Line(one, health.of(one), noticed.open(one).size()))
            .toList());
  }

  @GET
  @Path("{slug}")
  public TemplateInstance home(@PathParam("slug") String slug, @QueryParam("all") boolean all) {
    Stream stream = streams.afresh(slug);
    Instant now = recordTime.now();
    StreamHealth.Health figures = health.of(stream);
    Instant seen = seen(stream, figures);
    Instant from = (seen == null ? now : seen).minus(WEEK);
    List<Noticed> open = noticed.open(stream);
    Set<SliceOf> alarmed =
        open.stream()
            .filter(Noticed::ofLabels)
            .map(one -> one.alarm().slice())
            .collect(Collectors.toSet());
    Instant day = now.minus(Duration.ofHours(TrafficChart.HOURS));
    return Templates.stream(
        new Home(
            stream,
            stream.project() == null ? null : projects.findById(stream.project()),
            figures,
            open,
            TrafficChart.of(health.minutes(stream, day), now),
            from,
            seen,
            seen == null ? List.of() : Hurting.first(slices.of(stream, from, seen), alarmed),
            all));
  }

  /** Until when labels are counted, but no later than there are predictions; null for none. */
  private Instant seen(Stream stream, StreamHealth.Health figures) {
    Instant seen = watch.seenUntil(stream);
    Instant newest = figures.newestPrediction();
    return seen == null || newest == null || seen.isBefore(newest) ? seen : newest.plusSeconds(1);
  }

  /** What to train on, as a file. */
  @GET
  @Path("{slug}/training")
  @Produces(MediaType.WILDCARD)
  public Response training(@PathParam("slug") String slug) {
    return Response.fromResponse(api.training(slug))
        .type("application/x-ndjson")
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + slug + "-training.jsonl\"")
        .build();
  }
}
