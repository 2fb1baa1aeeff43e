// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.base.Json;
import touchstone.join.Join;
import touchstone.join.KeyEvents;
import touchstone.join.Label;
import touchstone.join.LabelPolicy;
import touchstone.join.Outcome;
import touchstone.join.Prediction;
import touchstone.join.Pulse;
import touchstone.join.Watermark;

/**
 * What every host of the join promises: the labels of a set of events, whatever their order, their
 * repetition and their batches.
 */
abstract class JoinContract {
  static final String POLICY =
      """
      {"window":"PT30M","lateness":"PT5M","outcomes":[{"type":"purchase","label":"1"},
       {"type":"click","label":"1"},{"type":"rating","valueToLabel":[{"min":4,"label":"1"},
       {"max":2,"label":"0"}]},{"type":"dislike","label":"0"}],"exclude":{"bot":["true"]}}""";

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final String[] TYPES = {"impression", "purchase", "click", "rating", "dislike"};

  /** One event as it is sent; a prediction has no type. */
  record Sent(ObjectNode json) {
    boolean prediction() {
      return !json.has("type");
    }

    String key() {
      return json.get("key").asText();
    }
  }

  /** The label and its firmness of each key, as this host has them of what was sent to it. */
  abstract Map<String, String> labels(List<Sent> arrival) throws Exception;

  /** One label of a table. */
  static String said(String label, String state, Instant predictedAt) {
    return label + " " + state.replace("revised", "closed") + " " + predictedAt;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyArrivalOfTheSameEventsGivesTheSameLabels(long seed) throws Exception {
    List<Sent> events = events();
    Map<String, String> expected = plainly(events);
    for (String kind : List.of("1 closed", "0 closed", "0 provisional", "null abstain")) {
      assertTrue(expected.values().stream().anyMatch(one -> one.startsWith(kind)), kind);
    }
    Random random = new Random(seed);
    List<Sent> arrival = new ArrayList<>(events);
    events.stream().filter(event -> random.nextInt(3) == 0).forEach(arrival::add);
    Collections.shuffle(arrival, random);
    assertEquals(expected, labels(arrival));
  }

  private static List<Sent> events() {
    Random random = new Random(5);
    List<Sent> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String key = "k" + i;
      int around = random.nextInt(200);
      for (int copies = i % 9 == 0 ? 2 : 1; copies > 0; copies--) {
        ObjectNode json =
            Json.object()
                .put("key", key)
                .put("at", minute(around + random.nextInt(3)))
                .put("score", random.nextInt(1000) / 1000.0);
        json.putObject("features").put("bot", i % 11 == 0);
        events.add(new Sent(json));
      }
      for (int n = random.nextInt(6); n > 0; n--) {
        events.add(
            new Sent(
                Json.object()
                    .put("key", key)
                    .put("id", key + "-" + random.nextInt(4))
                    .put("type", TYPES[random.nextInt(TYPES.length)])
                    .put("value", random.nextInt(6))
                    .put("at", minute(around - 5 + random.nextInt(40)))));
      }
    }
    events.add(new Sent(Json.object().put("key", "late").put("at", minute(400))));
    return events;
  }

  private static String minute(int minutes) {
    return START.plus(Duration.ofMinutes(minutes)).toString();
  }

  /** The labels by the plain core over the set itself. */
  private static Map<String, String> plainly(List<Sent> events) throws Unfit {
    Instant now = Instant.now();
    Map<String, KeyEvents> keys = new TreeMap<>();
    List<Pulse> pulses = new ArrayList<>();
    for (Sent sent : events) {
      KeyEvents one = read(sent, now);
      keys.merge(sent.key(), one, KeyEvents::plus);
      one.outcomes().forEach(outcome -> pulses.add(new Pulse(outcome.at(), now)));
    }
    return table(keys, pulses, now);
  }

  static Map<String, String> table(Map<String, KeyEvents> keys, List<Pulse> pulses, Instant now) {
    Join join = new Join(LabelPolicy.of(Json.tree(POLICY)), new Watermark(pulses));
    Map<String, String> table = new TreeMap<>();
    keys.forEach(
        (key, events) -> {
          Label label = join.label(events, now);
          if (label != null) {
            table.put(
                key,
                said(label.label(), label.state().word(), events.prediction().orElseThrow().at()));
          }
        });
    return table;
  }

  /** An event as the core takes it. */
  static KeyEvents read(Sent sent, Instant receivedAt) throws Unfit {
    Kind kind = sent.prediction() ? Kind.PREDICTION : Kind.OUTCOME;
    Event event =
        new Reading(
                Mappings.of(null).at("any"), LabelPolicy.of(Json.tree(POLICY)), kind, receivedAt)
            .read(Received.of(sent.json()));
    if (event instanceof Event.Predicted one) {
      return KeyEvents.of(
          new Prediction(
              one.key(),
              one.keyHash(),
              one.contentHash(),
              one.at(),
              receivedAt,
              one.score(),
              one.model(),
              one.weight(),
              one.propensity(),
              Map.of(),
              one.features()),
          List.of());
    }
    Event.Happened one = (Event.Happened) event;
    UUID key = one.keyHash();
    return new KeyEvents(
        List.of(),
        List.of(
            new Outcome(
                key,
                one.eventHash(),
                one.contentHash(),
                one.type(),
                one.amount(),
                one.at(),
                receivedAt)));
  }
}
