// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import touchstone.base.Sql;
import touchstone.join.KeyEvents;
import touchstone.join.Outcome;
import touchstone.join.Prediction;

/**
 * Reads what was received of a stream, key by key: in the order of the keys' hashes, which is the
 * same on every store and tells nothing of the order of arrival, or by the time of prediction.
 */
@ApplicationScoped
class EventWalk {
  private static final int PAGE = 10_000;
  private static final UUID START = new UUID(0, 0);

  // Bounds that hold for all: without both of them the embedded store takes the index by the time
  // of
  // receipt and sorts the whole stream for each page.
  private static final UUID END = new UUID(-1, -1);
  private static final Instant EVER = Instant.EPOCH;
  private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

  static final String PREDICTION =
      "SELECT p.key_hash, p.content_hash, p.prediction_key, p.at, p.received_at, p.score, p.model,"
          + " p.weight, p.propensity, p.slices, p.features FROM ";
  static final String BY_KEY =
      PREDICTION
          + "prediction p WHERE p.stream = ? AND p.received_at <= ? AND p.key_hash > ?"
          + " AND p.key_hash <= ? ORDER BY p.stream, p.key_hash FETCH FIRST ? ROWS ONLY";
  static final String NEWEST =
      PREDICTION
          + "prediction p WHERE p.stream = ? AND p.received_at <= ? AND p.at > ? AND p.at < ?"
          + " ORDER BY p.stream DESC, p.at DESC, p.key_hash DESC FETCH FIRST ? ROWS ONLY";
  private static final String OUTCOME =
      "SELECT o.key_hash, o.event_hash, o.content_hash, o.type, o.amount, o.at, o.received_at"
          + " FROM outcome o WHERE o.stream = ? AND o.received_at <= ?";

  private final Sql sql;

  EventWalk(Sql sql) {
    this.sql = sql;
  }

  /** Every key with a prediction received by then, in the order of the hashes. */
  void byKey(Stream stream, Instant asOf, Consumer<KeyEvents> visit) {
    boolean rivals = rivals(stream);
    for (UUID after = START; after != null; ) {
      List<Prediction> page =
          sql.list(StoredEvent::prediction, BY_KEY, stream.number(), asOf, after, END, PAGE);
      UUID last = page.isEmpty() ? null : page.get(page.size() - 1).keyHash();
      if (last != null) {
        Map<UUID, List<Outcome>> outcomes = new HashMap<>();
        sql.list(
            row -> add(outcomes, StoredEvent.outcome(row)),
            OUTCOME + " AND o.key_hash > ? AND o.key_hash <= ?",
            stream.number(),
            asOf,
            after,
            last);
        Map<UUID, List<Prediction>> others =
            rivals ? rivalsBetween(stream, asOf, after, last) : Map.of();
        page.forEach(one -> visit.accept(events(one, others, outcomes)));
      }
      after = page.size() < PAGE ? null : last;
    }
  }

  /** Where a reading by time stands: after this prediction. */
  record Place(Instant at, UUID keyHash) {
    /** Before everything of a time. */
    static Place before(Instant at) {
      return new Place(at, START);
    }
  }

  /** The predictions made after a place and before a time, oldest first, at most so many. */
  List<KeyEvents> byTime(Stream stream, Instant asOf, Place after, Instant to, int most) {
    return withOutcomes(stream, asOf, predictions(stream, asOf, after, to, most));
  }

  /** The same without what became of them. */
  List<Prediction> predictions(Stream stream, Instant asOf, Place after, Instant to, int most) {
    return sql.list(
        StoredEvent::prediction,
        PREDICTION
            + "prediction p WHERE p.stream = ? AND p.received_at <= ? AND p.at >= ? AND p.at < ?"
            + " AND (p.at > ? OR p.key_hash > ?)"
            + " ORDER BY p.stream, p.at, p.key_hash FETCH FIRST ? ROWS ONLY",
        stream.number(),
        asOf,
        after.at(),
        to,
        after.at(),
        after.keyHash(),
        most);
  }

  /** Since when the last so many predictions before a time were made. */
  Instant startOf(Stream stream, Instant until, int most) {
    return sql.first(
            row -> Sql.instant(row, "at"),
            "SELECT at FROM prediction WHERE stream = ? AND at < ?"
                + " ORDER BY stream DESC, at DESC, key_hash DESC OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY",
            stream.number(),
            until,
            most)
        .orElse(Instant.EPOCH);
  }

  /**
   * The minutes of those predictions before a time of which something, be it an outcome, was
   * received after one time and until another.
   */
  List<Instant> minutesOfLate(Stream stream, Instant before, Instant after, Instant until) {
    return sql.list(
        row -> Sql.instant(row, "at"),
        "SELECT DATE_TRUNC('MINUTE', p.at) AS at FROM prediction p WHERE p.stream = ?"
            + " AND p.received_at > ? AND p.received_at <= ? AND p.at < ?"
            + " UNION SELECT DATE_TRUNC('MINUTE', p.at) AS at FROM outcome o JOIN prediction p"
            + " ON p.stream = o.stream AND p.key_hash = o.key_hash WHERE o.stream = ?"
            + " AND o.received_at > ? AND o.received_at <= ? AND p.at < ?"
            + " UNION SELECT DATE_TRUNC('MINUTE', p.at) AS at FROM prediction_rival r JOIN prediction p"
            + " ON p.stream = r.stream AND p.key_hash = r.key_hash WHERE r.stream = ?"
            + " AND r.received_at > ? AND r.received_at <= ? AND p.at < ?",
        stream.number(),
        after,
        until,
        before,
        stream.number(),
        after,
        until,
        before,
        stream.number(),
        after,
        until,
        before);
  }

  /**
   * When the prediction was made that is so many after a time; null where there are not as many.
   */
  Instant from(Stream stream, Instant from, int skipped) {
    return sql.first(
            row -> Sql.instant(row, "at"),
            "SELECT at FROM prediction WHERE stream = ? AND at >= ? ORDER BY stream, at, key_hash"
                + " OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY",
            stream.number(),
            from,
            skipped)
        .orElse(null);
  }

  /** The newest predictions, newest first. */
  List<KeyEvents> newest(Stream stream, Instant asOf, int most) {
    return withOutcomes(
        stream,
        asOf,
        sql.list(StoredEvent::prediction, NEWEST, stream.number(), asOf, EVER, NEVER, most));
  }

  /** What is known of these keys. */
  List<KeyEvents> ofKeys(Stream stream, Instant asOf, List<UUID> keys) {
    return withOutcomes(
        stream,
        asOf,
        sql.list(
            StoredEvent::prediction,
            PREDICTION
                + "prediction p WHERE p.stream = ? AND p.key_hash = ANY(?) AND p.received_at <= ?",
            stream.number(),
            keys.toArray(UUID[]::new),
            asOf));
  }

  private List<KeyEvents> withOutcomes(Stream stream, Instant asOf, List<Prediction> page) {
    UUID[] keys = page.stream().map(Prediction::keyHash).distinct().toArray(UUID[]::new);
    Map<UUID, List<Outcome>> outcomes = new HashMap<>();
    Map<UUID, List<Prediction>> others = new HashMap<>();
    if (keys.length > 0) {
      sql.list(
          row -> add(outcomes, StoredEvent.outcome(row)),
          OUTCOME + " AND o.key_hash = ANY(?)",
          stream.number(),
          asOf,
          keys);
      if (rivals(stream)) {
        sql.list(
            row -> add(others, StoredEvent.prediction(row)),
            PREDICTION
                + "prediction_rival p WHERE p.stream = ? AND p.received_at <= ?"
                + " AND p.key_hash = ANY(?)",
            stream.number(),
            asOf,
            keys);
      }
    }
    return page.stream().map(one -> events(one, others, outcomes)).toList();
  }

  private Map<UUID, List<Prediction>> rivalsBetween(
      Stream stream, Instant asOf, UUID after, UUID last) {
    Map<UUID, List<Prediction>> others = new HashMap<>();
    sql.list(
        row -> add(others, StoredEvent.prediction(row)),
        PREDICTION
            + "prediction_rival p WHERE p.stream = ? AND p.received_at <= ? AND p.key_hash > ?"
            + " AND p.key_hash <= ?",
        stream.number(),
        asOf,
        after,
        last);
    return others;
  }

  /** Whether any key of the stream has more than one prediction. */
  private boolean rivals(Stream stream) {
    return sql.first(
            row -> true,
            "SELECT 1 FROM prediction_rival WHERE stream = ? FETCH FIRST 1 ROWS ONLY",
            stream.number())
        .isPresent();
  }

  private static KeyEvents events(
      Prediction one, Map<UUID, List<Prediction>> others, Map<UUID, List<Outcome>> outcomes) {
    List<Prediction> predictions = List.of(one);
    if (others.containsKey(one.keyHash())) {
      predictions = new ArrayList<>(others.get(one.keyHash()));
      predictions.add(one);
    }
    return new KeyEvents(predictions, outcomes.getOrDefault(one.keyHash(), List.of()));
  }

  private static boolean add(Map<UUID, List<Outcome>> all, Outcome one) {
    return all.computeIfAbsent(one.keyHash(), first -> new ArrayList<>(2)).add(one);
  }

  private static boolean add(Map<UUID, List<Prediction>> all, Prediction one) {
    return all.computeIfAbsent(one.keyHash(), first -> new ArrayList<>(2)).add(one);
  }
}
