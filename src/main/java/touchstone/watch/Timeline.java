// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.RecordTime;
import touchstone.feedback.Stream;

/** One slice's figures hour by hour or day by day. */
@ApplicationScoped
public class Timeline {
  private final Cells cells;
  private final RecordTime recordTime;

  Timeline(Cells cells, RecordTime recordTime) {
    this.cells = cells;
    this.recordTime = recordTime;
  }

  /**
   * @param maturity the share of the outcomes that came within the age that the span has now, by
   *     how long all outcomes of the slice took to arrive; null where none came
   */
  public record Point(Instant at, Double maturity, SliceFigures figures) {}

  public List<Point> of(Stream stream, SliceOf slice, Instant from, Instant to, boolean hourly) {
    Map<Instant, Cell> spans = new TreeMap<>();
    Cell all = new Cell();
    cells
        .hours(stream, slice, from, to)
        .forEach(
            (hour, cell) -> {
              Instant span = hourly ? hour : hour.truncatedTo(ChronoUnit.DAYS);
              spans.computeIfAbsent(span, first -> new Cell()).take(cell);
              all.take(cell);
            });
    Instant now = recordTime.now();
    List<Point> points = new ArrayList<>();
    spans.forEach(
        (at, cell) ->
            points.add(
                new Point(
                    at,
                    all.arrivals.within(Duration.between(at, now).toSeconds()),
                    SliceFigures.of(cell))));
    return points;
  }
}
