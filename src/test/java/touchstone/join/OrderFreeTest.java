// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/** The label table is a function of the set of events: no order, repetition or batching tells. */
class OrderFreeTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant RECEIVED = START.plus(Duration.ofHours(5));
  private static final Instant NOW = START.plus(Duration.ofHours(6));
  private static final int KEYS = 40;

  private static final String POLICY =
      """
              {"window":"PT30M","lateness":"PT5M",
               "outcomes":[{"type":"purchase","label":"1"},{"type":"click","label":"1"},
                 {"type":"rating","valueToLabel":[{"min":4,"label":"1"},{"max":2,"label":"0"}]},
                 {"type":"dislike","label":"0"}],"exclude":{"bot":["true"]}}""";

  private sealed interface Event {
    record P(Prediction prediction) implements Event {}

    record O(Outcome outcome) implements Event {}
  }

  private LabelPolicy policy = LabelPolicy.of(Json.tree(POLICY));

  @Test
  void tenThousandShufflesGiveOneTableWhereAnImpressionIsRequired() {
    policy =
        LabelPolicy.of(
            Json.tree(POLICY.replace("{\"window", "{\"requires\":\"impression\",\"window")));
    tenThousandShufflesGiveOneTable();
  }

  @Test
  void tenThousandShufflesGiveOneTable() {
    List<Event> events = events(new Random(11));
    Map<UUID, String> expected = table(events, new Random(1));
    for (String kind :
        List.of(
            "1 CLOSED",
            "0 CLOSED",
            policy.requires() == null ? "PROVISIONAL" : "OPEN",
            "ABSTAIN")) {
      assertTrue(expected.values().stream().anyMatch(one -> one.contains(kind)), kind);
    }
    for (int seed = 0; seed < 10_000; seed++) {
      Random random = new Random(seed);
      List<Event> arrival = new ArrayList<>(events);
      for (Event event : events) {
        for (int again = random.nextInt(3); again > 1; again--) {
          arrival.add(event);
        }
      }
      Collections.shuffle(arrival, random);
      assertEquals(expected, table(arrival, random), "seed " + seed);
    }
  }

  /** Takes the events in, in batches of random size, and reads all labels. */
  private Map<UUID, String> table(List<Event> arrival, Random random) {
    Map<UUID, KeyEvents> store = new HashMap<>();
    List<Pulse> pulses = new ArrayList<>();
    for (int from = 0; from < arrival.size(); ) {
      int to = Math.min(arrival.size(), from + 1 + random.nextInt(50));
      Map<UUID, KeyEvents> batch = new HashMap<>();
      Instant newest = Instant.MIN;
      for (Event event : arrival.subList(from, to)) {
        UUID key =
            event instanceof Event.P one
                ? one.prediction().keyHash()
                : ((Event.O) event).outcome().keyHash();
        KeyEvents one =
            event instanceof Event.P prediction
                ? new KeyEvents(List.of(prediction.prediction()), List.of())
                : new KeyEvents(List.of(), List.of(((Event.O) event).outcome()));
        batch.merge(key, one, KeyEvents::plus);
        if (event instanceof Event.O outcome && outcome.outcome().at().isAfter(newest)) {
          newest = outcome.outcome().at();
        }
      }
      batch.forEach((key, one) -> store.merge(key, one, KeyEvents::plus));
      if (newest.isAfter(Instant.MIN)) {
        pulses.add(new Pulse(newest, RECEIVED));
      }
      from = to;
    }
    Join join = new Join(policy, new Watermark(pulses));
    Map<UUID, String> table = new TreeMap<>();
    store.forEach(
        (key, one) -> {
          Label label = join.label(one, NOW);
          if (label != null) {
            table.put(key, label.label() + " " + label.state() + " " + one.prediction().get().at());
          }
        });
    return table;
  }

  private static List<Event> events(Random random) {
    String[] types = {
      "impression", "impression", "purchase", "click", "rating", "dislike", "scroll"
    };
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      UUID key = new UUID(random.nextLong(), random.nextLong());
      int around = random.nextInt(170);
      for (int copies = random.nextInt(10) == 0 ? 2 : 1; copies > 0; copies--) {
        events.add(new Event.P(prediction(key, around, random)));
      }
      for (int n = random.nextInt(8); n > 0; n--) {
        UUID event = new UUID(0, random.nextInt(4));
        events.add(
            new Event.O(
                new Outcome(
                    key,
                    event,
                    random.nextLong(),
                    types[random.nextInt(types.length)],
                    (double) random.nextInt(6),
                    minutes(around - 5 + random.nextInt(40)),
                    RECEIVED)));
      }
    }
    // A window that no outcome has passed yet.
    events.add(new Event.P(prediction(new UUID(3, 3), 290, new Random(1))));
    // An outcome nobody was waiting for.
    events.add(
        new Event.O(
            new Outcome(
                UUID.randomUUID(), new UUID(1, 1), 1, "click", null, minutes(170), RECEIVED)));
    return events;
  }

  private static Prediction prediction(UUID key, int around, Random random) {
    Instant at = minutes(around + random.nextInt(3));
    String features = random.nextInt(12) == 0 ? "{\"bot\":true}" : null;
    return new Prediction(
        key.toString(),
        key,
        random.nextLong(),
        at,
        RECEIVED,
        random.nextDouble(),
        "m1",
        1,
        null,
        Map.of(),
        features);
  }

  private static Instant minutes(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }
}
