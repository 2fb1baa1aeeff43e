// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes deliveries in the caller's transaction. Each event is inserted where it is not there yet;
 * the unique key is the promise, and rows go in by their keys so that two writers never wait for
 * each other in a circle.
 */
@ApplicationScoped
class EventStore {
  private final EventRows rows;
  private final Quarantine quarantine;
  private final Traffic traffic;
  private final Pulses pulses;
  private final ItemQueue queue;

  EventStore(
      EventRows rows, Quarantine quarantine, Traffic traffic, Pulses pulses, ItemQueue queue) {
    this.queue = queue;
    this.rows = rows;
    this.quarantine = quarantine;
    this.traffic = traffic;
    this.pulses = pulses;
  }

  /** An event of a stream and every place it has in the deliveries. */
  record Row<E extends Event>(int stream, E event) {}

  private record Place(Delivery delivery, int index) {}

  /** What tells one prediction of a stream from another: its key. */
  record PredictionId(int stream, UUID keyHash) {}

  /** What tells one outcome of a stream from another. */
  record OutcomeId(int stream, UUID keyHash, UUID eventHash, long contentHash) {}

  void write(List<Delivery> deliveries) {
    writePredictions(deliveries);
    writeOutcomes(deliveries);
    pulses.write(deliveries);
    queue.write(deliveries);
    quarantine.write(deliveries);
    traffic.write(deliveries);
  }

  private void writePredictions(List<Delivery> deliveries) {
    Map<PredictionId, Map<Long, Place>> byKey = new LinkedHashMap<>();
    Map<PredictionId, Row<Event.Predicted>> firsts = new HashMap<>();
    Map<PredictionId, List<Row<Event.Predicted>>> others = new HashMap<>();
    each(
        deliveries,
        Event.Predicted.class,
        (place, event) -> {
          Row<Event.Predicted> row = new Row<>(place.delivery().stream.number(), event);
          PredictionId id = new PredictionId(row.stream(), event.keyHash());
          Map<Long, Place> places = byKey.computeIfAbsent(id, one -> new HashMap<>());
          if (places.putIfAbsent(event.contentHash(), place) == null) {
            if (firsts.putIfAbsent(id, row) != null) {
              others.computeIfAbsent(id, one -> new ArrayList<>()).add(row);
            }
          }
        });
    if (firsts.isEmpty()) {
      return;
    }
    List<Row<Event.Predicted>> sorted = new ArrayList<>(firsts.values());
    sorted.sort(
        Comparator.comparingInt((Row<Event.Predicted> row) -> row.stream())
            .thenComparing(row -> row.event().keyHash()));
    Set<PredictionId> inserted = rows.insertPredictions(sorted);
    List<Row<Event.Predicted>> rivals = new ArrayList<>();
    List<PredictionId> known = new ArrayList<>();
    for (Row<Event.Predicted> row : sorted) {
      PredictionId id = new PredictionId(row.stream(), row.event().keyHash());
      if (inserted.contains(id)) {
        accept(byKey.get(id), row.event().contentHash());
      } else {
        known.add(id);
        rivals.add(row);
      }
      rivals.addAll(others.getOrDefault(id, List.of()));
    }
    writeRivals(rivals, known, byKey);
  }

  /** Those whose key was there before: the same again, or another prediction of the key. */
  private void writeRivals(
      List<Row<Event.Predicted>> rivals,
      List<PredictionId> known,
      Map<PredictionId, Map<Long, Place>> places) {
    if (rivals.isEmpty()) {
      return;
    }
    Map<PredictionId, Long> there = rows.contentHashes(known);
    rivals.removeIf(
        row ->
            Long.valueOf(row.event().contentHash())
                .equals(there.get(new PredictionId(row.stream(), row.event().keyHash()))));
    boolean[] inserted = rows.insertRivals(rivals);
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i]) {
        Row<Event.Predicted> row = rivals.get(i);
        accept(
            places.get(new PredictionId(row.stream(), row.event().keyHash())),
            row.event().contentHash());
      }
    }
  }

  private static void accept(Map<Long, Place> places, long contentHash) {
    Place place = places.get(contentHash);
    place.delivery().fates[place.index()] = Fate.ACCEPTED;
  }

  private void writeOutcomes(List<Delivery> deliveries) {
    Map<OutcomeId, Place> places = new HashMap<>();
    List<Row<Event.Happened>> firsts = new ArrayList<>();
    each(
        deliveries,
        Event.Happened.class,
        (place, event) -> {
          int stream = place.delivery().stream.number();
          if (places.putIfAbsent(id(stream, event), place) == null) {
            firsts.add(new Row<>(stream, event));
          }
        });
    if (firsts.isEmpty()) {
      return;
    }
    firsts.sort(
        Comparator.comparingInt((Row<Event.Happened> row) -> row.stream())
            .thenComparing(row -> row.event().keyHash())
            .thenComparing(row -> row.event().eventHash())
            .thenComparing(row -> row.event().contentHash()));
    for (OutcomeId id : rows.insertOutcomes(firsts)) {
      Place place = places.get(id);
      place.delivery().fates[place.index()] = Fate.ACCEPTED;
    }
  }

  private static OutcomeId id(int stream, Event.Happened event) {
    return new OutcomeId(stream, event.keyHash(), event.eventHash(), event.contentHash());
  }

  private interface Visit<E> {
    void of(Place place, E event);
  }

  /** Visits every event of a kind; all count as duplicates until one of them is inserted. */
  private static <E extends Event> void each(
      List<Delivery> deliveries, Class<E> kind, Visit<E> visit) {
    for (Delivery delivery : deliveries) {
      for (int i = 0; i < delivery.size(); i++) {
        if (kind.isInstance(delivery.events[i])) {
          delivery.fates[i] = Fate.DUPLICATE;
          visit.of(new Place(delivery, i), kind.cast(delivery.events[i]));
        }
      }
    }
  }
}
