// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.Sql;
import touchstone.feedback.Stream;

/** The cells of all streams, in the caller's transaction. */
@ApplicationScoped
class Cells {
  private final Sql sql;

  Cells(Sql sql) {
    this.sql = sql;
  }

  /** A cell's place: a slice and the hour that begins then. */
  record Place(Instant hour, SliceOf slice) {}

  /** Adds what was counted to what was counted before. */
  void add(Stream stream, Map<Place, Cell> counted) {
    Map<Place, Cell> sums = new HashMap<>(counted);
    List<Instant> hours = counted.keySet().stream().map(Place::hour).sorted().toList();
    if (hours.isEmpty()) {
      return;
    }
    of(stream, hours.get(0), hours.get(hours.size() - 1))
        .forEach((place, cell) -> sums.computeIfPresent(place, (p, own) -> both(own, cell)));
    write(stream, sums);
  }

  private static Cell both(Cell own, Cell before) {
    own.take(before);
    return own;
  }

  /** Puts what was counted of an hour in the place of what was counted before. */
  void replace(Stream stream, Instant hour, Map<Place, Cell> counted) {
    sql.update("DELETE FROM watch_cell WHERE stream = ? AND began_at = ?", stream.number(), hour);
    write(stream, counted);
  }

  private void write(Stream stream, Map<Place, Cell> cells) {
    List<Object[]> keys = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    cells.forEach(
        (place, cell) -> {
          SliceOf slice = place.slice();
          keys.add(
              new Object[] {
                stream.number(), place.hour(), slice.model(), slice.name(), slice.slice()
              });
          rows.add(
              new Object[] {
                stream.number(),
                place.hour(),
                slice.model(),
                slice.name(),
                slice.slice(),
                cell.predictions,
                cell.decided,
                cell.abstained,
                cell.scores.toBytes(),
                cell.lags()
              });
        });
    sql.batch(
        "DELETE FROM watch_cell WHERE stream = ? AND began_at = ? AND model = ? AND name = ?"
            + " AND slice = ?",
        keys);
    sql.batch(
        "INSERT INTO watch_cell (stream, began_at, model, name, slice, predictions, decided,"
            + " abstained, scores, delays) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  private Map<Place, Cell> of(Stream stream, Instant first, Instant last) {
    Map<Place, Cell> cells = new HashMap<>();
    sql.list(
        row -> cells.put(place(row), cell(row)),
        "SELECT * FROM watch_cell WHERE stream = ? AND began_at BETWEEN ? AND ?",
        stream.number(),
        first,
        last);
    return cells;
  }

  /** Every slice's sum over the hours that begin in a span of time. */
  Map<SliceOf, Cell> sums(Stream stream, Instant from, Instant to) {
    Map<SliceOf, Cell> sums = new TreeMap<>();
    sql.list(
        row -> add(sums, place(row).slice(), cell(row)),
        "SELECT * FROM watch_cell WHERE stream = ? AND began_at >= ? AND began_at < ?",
        stream.number(),
        from,
        to);
    return sums;
  }

  /** One slice hour by hour; with a model of null all models together. */
  Map<Instant, Cell> hours(Stream stream, SliceOf slice, Instant from, Instant to) {
    Map<Instant, Cell> hours = new TreeMap<>();
    sql.list(
        row -> add(hours, Sql.instant(row, "began_at"), cell(row)),
        "SELECT * FROM watch_cell WHERE stream = ? AND name = ? AND slice = ?"
            + " AND began_at >= ? AND began_at < ? AND (model = ? OR ? = 1)",
        stream.number(),
        slice.name(),
        slice.slice(),
        from,
        to,
        slice.model() == null ? "" : slice.model(),
        slice.model() == null ? 1 : 0);
    return hours;
  }

  private static <K> boolean add(Map<K, Cell> sums, K key, Cell cell) {
    sums.computeIfAbsent(key, first -> new Cell()).take(cell);
    return true;
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        Sql.instant(row, "began_at"),
        new SliceOf(row.getString("model"), row.getString("name"), row.getString("slice")));
  }

  private static Cell cell(ResultSet row) throws SQLException {
    return Cell.of(
        row.getLong("predictions"),
        row.getLong("decided"),
        row.getLong("abstained"),
        row.getBytes("scores"),
        row.getBytes("delays"));
  }
}
