// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import touchstone.base.Database;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.base.SqlFailure;

/**
 * The inserts of events. PostgreSQL takes each kind as one statement over arrays, which tells what
 * it inserted; H2, in the same process, takes a batch that tells row by row.
 */
@ApplicationScoped
class EventRows {
  private static final String PREDICTION_COLUMNS =
      " (stream, key_hash, content_hash, prediction_key, at, received_at, score, model, weight,"
          + " propensity, slices, features)";
  private static final String OUTCOME_COLUMNS =
      " (stream, key_hash, event_hash, content_hash, outcome_key, type, amount, at, received_at)";
  private static final String MICROS = "TIMESTAMPTZ 'epoch' + u.at * INTERVAL '1 microsecond'";
  private static final String AT = "COALESCE(" + MICROS + ", CURRENT_TIMESTAMP), CURRENT_TIMESTAMP";
  private static final String NEW = " ON CONFLICT DO NOTHING";

  private final DataSource dataSource;
  private final Sql sql;
  private final Database database;
  private final RecordTime recordTime;

  EventRows(DataSource dataSource, Sql sql, Database database, RecordTime recordTime) {
    this.dataSource = dataSource;
    this.sql = sql;
    this.database = database;
    this.recordTime = recordTime;
  }

  /** Inserts the first prediction of each key; those that were inserted. */
  Set<EventStore.PredictionId> insertPredictions(List<EventStore.Row<Event.Predicted>> rows) {
    Set<EventStore.PredictionId> inserted = new HashSet<>();
    if (database.postgresql()) {
      insertPredictions(
          "prediction",
          " RETURNING stream, key_hash",
          rows,
          row ->
              inserted.add(
                  new EventStore.PredictionId(row.getInt(1), row.getObject(2, UUID.class))));
      return inserted;
    }
    boolean[] there = oneByOne("prediction", rows);
    for (int i = 0; i < there.length; i++) {
      if (there[i]) {
        inserted.add(
            new EventStore.PredictionId(rows.get(i).stream(), rows.get(i).event().keyHash()));
      }
    }
    return inserted;
  }

  /** Inserts further predictions of a key; for each whether it was new. */
  boolean[] insertRivals(List<EventStore.Row<Event.Predicted>> rows) {
    return oneByOne("prediction_rival", rows);
  }

  private boolean[] oneByOne(String table, List<EventStore.Row<Event.Predicted>> rows) {
    Instant now = recordTime.ofThisTransaction();
    return changed(
        sql.batch(
            "INSERT INTO "
                + table
                + PREDICTION_COLUMNS
                + " VALUES (?, ?, ?, ?, COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP),"
                + " COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP), ?, ?, ?, ?, ?, ?)"
                + NEW,
            rows.stream()
                .map(
                    row -> {
                      Event.Predicted event = row.event();
                      return new Object[] {
                        row.stream(),
                        event.keyHash(),
                        event.contentHash(),
                        event.key(),
                        event.at() == null ? now : event.at(),
                        now,
                        event.score(),
                        event.model(),
                        event.weight(),
                        event.propensity(),
                        event.slices(),
                        event.features()
                      };
                    })
                .toList()));
  }

  private static boolean[] changed(int[] counts) {
    boolean[] changed = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      changed[i] = counts[i] > 0;
    }
    return changed;
  }

  /** What each of these predictions says, as a hash. */
  Map<EventStore.PredictionId, Long> contentHashes(List<EventStore.PredictionId> ids) {
    Map<EventStore.PredictionId, Long> hashes = new HashMap<>();
    Map<Integer, List<UUID>> byStream = new HashMap<>();
    ids.forEach(
        id -> byStream.computeIfAbsent(id.stream(), one -> new ArrayList<>()).add(id.keyHash()));
    byStream.forEach(
        (stream, keys) ->
            sql.list(
                row ->
                    hashes.put(
                        new EventStore.PredictionId(stream, Sql.id(row, "key_hash")),
                        row.getLong("content_hash")),
                "SELECT key_hash, content_hash FROM prediction WHERE stream = ? AND key_hash = ANY(?)",
                stream,
                keys.toArray(UUID[]::new)));
    return hashes;
  }

  /** Inserts outcomes; those that were not there. */
  Set<EventStore.OutcomeId> insertOutcomes(List<EventStore.Row<Event.Happened>> rows) {
    return database.postgresql() ? outcomesAtOnce(rows) : outcomesOneByOne(rows);
  }

  private Set<EventStore.OutcomeId> outcomesOneByOne(List<EventStore.Row<Event.Happened>> rows) {
    Instant now = recordTime.ofThisTransaction();
    int[] counts =
        sql.batch(
            "INSERT INTO outcome" + OUTCOME_COLUMNS + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" + NEW,
            rows.stream()
                .map(
                    row -> {
                      Event.Happened event = row.event();
                      return new Object[] {
                        row.stream(),
                        event.keyHash(),
                        event.eventHash(),
                        event.contentHash(),
                        event.key(),
                        event.type(),
                        event.amount(),
                        event.at() == null ? now : event.at(),
                        now
                      };
                    })
                .toList());
    Set<EventStore.OutcomeId> inserted = new HashSet<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        Event.Happened event = rows.get(i).event();
        inserted.add(
            new EventStore.OutcomeId(
                rows.get(i).stream(), event.keyHash(), event.eventHash(), event.contentHash()));
      }
    }
    return inserted;
  }

  private interface Found {
    void in(ResultSet row) throws SQLException;
  }

  private void insertPredictions(
      String table, String returning, List<EventStore.Row<Event.Predicted>> rows, Found found) {
    run(
        "INSERT INTO "
            + table
            + PREDICTION_COLUMNS
            + " SELECT u.stream, u.key_hash, u.content_hash, u.prediction_key, "
            + AT
            + ", u.score, u.model, u.weight, u.propensity, u.slices, u.features"
            + " FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS u(stream, key_hash, content_hash,"
            + " prediction_key, at, score, model, weight, propensity, slices, features)"
            + NEW
            + returning,
        connection ->
            new Array[] {
              array(connection, "int4", rows, row -> row.stream()),
              array(connection, "uuid", rows, row -> row.event().keyHash()),
              array(connection, "int8", rows, row -> row.event().contentHash()),
              array(connection, "varchar", rows, row -> row.event().key()),
              array(connection, "int8", rows, row -> micros(row.event().at())),
              array(connection, "float8", rows, row -> row.event().score()),
              array(connection, "varchar", rows, row -> row.event().model()),
              array(connection, "float8", rows, row -> row.event().weight()),
              array(connection, "float8", rows, row -> row.event().propensity()),
              array(connection, "varchar", rows, row -> row.event().slices()),
              array(connection, "varchar", rows, row -> row.event().features())
            },
        found);
  }

  private Set<EventStore.OutcomeId> outcomesAtOnce(List<EventStore.Row<Event.Happened>> rows) {
    Set<EventStore.OutcomeId> inserted = new HashSet<>();
    run(
        "INSERT INTO outcome"
            + OUTCOME_COLUMNS
            + " SELECT u.stream, u.key_hash, u.event_hash, u.content_hash, u.outcome_key, u.type,"
            + " u.amount, "
            + AT
            + " FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS u(stream, key_hash, event_hash, content_hash,"
            + " outcome_key, type, amount, at)"
            + NEW
            + " RETURNING stream, key_hash, event_hash, content_hash",
        connection ->
            new Array[] {
              array(connection, "int4", rows, row -> row.stream()),
              array(connection, "uuid", rows, row -> row.event().keyHash()),
              array(connection, "uuid", rows, row -> row.event().eventHash()),
              array(connection, "int8", rows, row -> row.event().contentHash()),
              array(connection, "varchar", rows, row -> row.event().key()),
              array(connection, "varchar", rows, row -> row.event().type()),
              array(connection, "float8", rows, row -> row.event().amount()),
              array(connection, "int8", rows, row -> micros(row.event().at()))
            },
        row ->
            inserted.add(
                new EventStore.OutcomeId(
                    row.getInt(1),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getLong(4))));
    return inserted;
  }

  private interface Arrays {
    Array[] in(Connection connection) throws SQLException;
  }

  private void run(String statement, Arrays arrays, Found found) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      Array[] columns = arrays.in(connection);
      for (int i = 0; i < columns.length; i++) {
        prepared.setArray(i + 1, columns[i]);
      }
      try (ResultSet rows = prepared.executeQuery()) {
        while (rows.next()) {
          found.in(rows);
        }
      }
    } catch (SQLException failure) {
      throw new SqlFailure(failure);
    }
  }

  private static <R> Array array(
      Connection connection, String type, List<R> rows, Function<R, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  /** Microseconds since 1970; null stays null. */
  static Long micros(Instant at) {
    return at == null ? null : at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }
}
