// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.feedback.Stream;
import touchstone.signal.Alarm;
import touchstone.signal.Detectable;
import touchstone.signal.Figures;

/** What was noticed of streams and their slices; one of a slice and kind is open at a time. */
@ApplicationScoped
public class SliceAlarms {
  private static final Instant EVER = Instant.EPOCH;
  private static final String SELECT =
      "SELECT a.*, s.slug FROM slice_alarm a JOIN stream s ON s.number = a.stream";

  private static final Duration WEEK = Duration.ofDays(7);

  private final Sql sql;
  private final Cells cells;
  private final double runLength;

  SliceAlarms(
      Sql sql,
      Cells cells,
      @ConfigProperty(name = Detectors.RUN_LENGTH, defaultValue = Detectors.USUAL)
          double runLength) {
    this.sql = sql;
    this.cells = cells;
    this.runLength = runLength;
  }

  /** Notes what a slice's detector found at a label of this time. */
  void raise(Stream stream, SliceOf slice, Alarm alarm, Instant at) {
    Instant until = Counting.hour(at).plus(1, ChronoUnit.HOURS);
    Map<Instant, Cell> hours = cells.hours(stream, slice, EVER, until);
    Instant from = since(hours, alarm.label() - alarm.since(), at);
    Cell before = new Cell();
    Cell after = new Cell();
    hours.forEach((hour, cell) -> (hour.isBefore(Counting.hour(from)) ? before : after).take(cell));
    ObjectNode evidence =
        Json.object()
            .put("labels", alarm.label())
            .put("since", alarm.since())
            .put("labelsPerFalseAlarm", alarm.evidence());
    evidence.set("before", Json.toTree(SliceFigures.of(before)));
    evidence.set("after", Json.toTree(SliceFigures.of(after)));
    evidence.set(
        "detectable", detectable(before, alarm.label(), Duration.between(firstOf(hours, at), at)));
    raise(
        stream,
        alarm.change().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        slice,
        from,
        at,
        evidence);
  }

  private static Instant firstOf(Map<Instant, Cell> hours, Instant at) {
    return hours.keySet().stream().findFirst().orElse(at);
  }

  /** The smallest change that the slice's volume could show within a week. */
  private JsonNode detectable(Cell before, long labels, Duration seen) {
    Figures figures = before.scores.figures();
    if (figures.auc() == null || seen.isZero()) {
      return Json.mapper().nullNode();
    }
    double aWeek = labels * (WEEK.toSeconds() / (double) Math.max(seen.toSeconds(), 1));
    return Json.toTree(
        Detectable.of(aWeek, figures.meanLabel(), figures.auc(), before.scores.rows(), runLength));
  }

  /** The hour in which the slice had so many labels still to come. */
  private static Instant since(Map<Instant, Cell> hours, long labels, Instant at) {
    long left = labels;
    List<Instant> newestFirst = hours.keySet().stream().sorted((a, b) -> b.compareTo(a)).toList();
    for (Instant hour : newestFirst) {
      left -= hours.get(hour).scores.rows();
      if (left <= 0) {
        return hour;
      }
    }
    return newestFirst.isEmpty() ? Counting.hour(at) : newestFirst.get(newestFirst.size() - 1);
  }

  /** Notes something unless the same is noted and open. */
  boolean raise(
      Stream stream, String kind, SliceOf slice, Instant from, Instant until, ObjectNode evidence) {
    int raised =
        sql.update(
            "INSERT INTO slice_alarm (id, stream, kind, model, name, slice, raised_at, from_at,"
                + " until_at, evidence, open_key) VALUES (?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP,"
                + " ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            Ids.next(),
            stream.number(),
            kind,
            slice.model(),
            slice.name(),
            slice.slice(),
            from,
            until,
            evidence.toString(),
            stream.number() + ":" + kind + ":" + slice.key());
    return raised > 0;
  }

  /** Ends those of a kind that has passed by itself, as a stream that speaks again. */
  void pass(Stream stream, String kind) {
    sql.update(
        "UPDATE slice_alarm SET closed_at = CURRENT_TIMESTAMP, cause = 'stream', open_key = NULL"
            + " WHERE stream = ? AND kind = ? AND closed_at IS NULL",
        stream.number(),
        kind);
  }

  /** Closes one with what it turned out to be; 409 where it is closed. */
  void close(SliceAlarm alarm, Cause cause, String note, UUID by) {
    int closed =
        sql.update(
            "UPDATE slice_alarm SET closed_at = CURRENT_TIMESTAMP, closed_by = ?, cause = ?,"
                + " note = ?, open_key = NULL WHERE id = ? AND closed_at IS NULL",
            by,
            cause.word(),
            note,
            alarm.id());
    if (closed == 0) {
      throw Problem.conflict("The alarm is closed already.");
    }
  }

  /** One of a stream's, or 404. */
  public SliceAlarm named(Stream stream, String id) {
    return sql.first(
            SliceAlarms::alarm,
            SELECT + " WHERE a.id = ? AND a.stream = ?",
            Ids.parse(id, "alarm"),
            stream.number())
        .orElseThrow(() -> Problem.notFound("alarm"));
  }

  /** A page of a stream's, newest first. */
  public Listing<SliceAlarm> page(Stream stream, boolean openOnly, int limit, String after) {
    UUID end = new UUID(-1, -1);
    return Listing.of(
        sql.list(
            SliceAlarms::alarm,
            SELECT
                + " WHERE a.stream = ? AND a.id < ? AND (a.closed_at IS NULL OR ? = 0)"
                + " ORDER BY a.id DESC FETCH FIRST ? ROWS ONLY",
            stream.number(),
            Listing.afterId(after, end),
            openOnly ? 1 : 0,
            limit + 1),
        limit,
        alarm -> alarm.id().toString());
  }

  /** Those that nobody has drafted anything for; the condition is a room's further up. */
  public List<SliceAlarm> open() {
    return sql.list(SliceAlarms::alarm, SELECT + " WHERE a.closed_at IS NULL ORDER BY a.id");
  }

  /** The open one of a kind, if there is one. */
  Optional<SliceAlarm> open(Stream stream, String kind) {
    return sql.first(
        SliceAlarms::alarm,
        SELECT + " WHERE a.stream = ? AND a.kind = ? AND a.closed_at IS NULL",
        stream.number(),
        kind);
  }

  private static SliceAlarm alarm(ResultSet row) throws SQLException {
    return new SliceAlarm(
        Sql.id(row, "id"),
        row.getString("slug"),
        row.getString("kind"),
        new SliceOf(row.getString("model"), row.getString("name"), row.getString("slice")),
        Sql.instant(row, "raised_at"),
        Sql.instant(row, "from_at"),
        Sql.instant(row, "until_at"),
        Json.tree(row.getString("evidence")),
        Sql.instant(row, "closed_at"),
        row.getString("cause"),
        row.getString("note"));
  }
}
