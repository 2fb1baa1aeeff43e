// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.feedback.StreamCalls;

/** A shop's clicks: the scores of one category go wrong, and that category is named. */
@AppTest
class DecayingSliceTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final String[] CATEGORIES = {"sneakers", "boots", "sandals", "dress"};

  /** Half a minute apart; from the change on the dress shoes' scores are somebody else's. */
  static void send(StreamCalls stream, int from, int to, int change, long seed) {
    Random random = new Random(seed);
    StringBuilder predictions = new StringBuilder();
    StringBuilder outcomes = new StringBuilder();
    for (int i = from; i < to; i++) {
      String category = CATEGORIES[i % CATEGORIES.length];
      double logit = -3.3 + random.nextGaussian() * 1.2;
      double score = 1 / (1 + Math.exp(-logit));
      boolean click = random.nextDouble() < score;
      if (category.equals("dress") && i >= change) {
        score = 1 / (1 + Math.exp(3.3 - random.nextGaussian() * 1.2));
      }
      Instant at = START.plus(Duration.ofSeconds(30L * i));
      predictions.append(
          "{\"key\":\"r"
              + i
              + "\",\"at\":\""
              + at
              + "\",\"score\":"
              + score
              + ",\"model\":\"m1\",\"slices\":{\"category\":\""
              + category
              + "\"},\"features\":{\"title\":\"A pair of "
              + category
              + " no. "
              + i
              + "\"}}\n");
      if (click) {
        outcomes.append(
            "{\"key\":\"r" + i + "\",\"type\":\"click\",\"at\":\"" + at.plusSeconds(60) + "\"}\n");
      }
    }
    stream.predictions(predictions.toString()).statusCode(200);
    outcomes.append("{\"type\":\"heartbeat\"}\n");
    stream.outcomes(outcomes.toString()).statusCode(200);
  }

  @Test
  void theSliceIsNamedAndItsFiguresTell() throws InterruptedException {
    StreamCalls stream = StreamCalls.made();
    send(stream, 0, 24_000, 16_000, 5);
    List<Map<String, Object>> alarms = List.of();
    for (int look = 0; look < 150 && alarms.isEmpty(); look++) {
      Thread.sleep(200);
      alarms = Api.admin().get(stream.path("/alarms")).path("items");
    }
    System.out.println(alarms);
    Map<String, Object> alarm = alarms.get(alarms.size() - 1);
    assertEquals("ranking", alarm.get("kind"));
    assertEquals(Map.of("model", "m1", "name", "category", "slice", "dress"), alarm.get("slice"));
    Instant from = Instant.parse((String) alarm.get("from"));
    Instant change = START.plus(Duration.ofSeconds(30L * 16_000));
    assertTrue(Duration.between(change, from).abs().toHours() < 24, "began " + from);
    String slices = stream.path("/slices?from=2026-10-01T00:00:00Z&to=2026-12-01T00:00:00Z");
    await(24_000, slices, "slices.find { it.name == null }.figures.predictions");
    Api.admin()
        .get(slices)
        .then()
        .statusCode(200)
        .body("slices.find { it.name == null }.figures.predictions", equalTo(24_000))
        .body("slices.findAll { it.name == 'category' }.size()", equalTo(4));
    Api.admin()
        .get(stream.path("/slices/timeline?name=category&value=dress&every=P1D"))
        .then()
        .statusCode(200)
        .body("points.size()", greaterThan(6))
        .body("points[0].figures.auc", greaterThan(.6f));
    lateOutcomesAreCountedAgain(stream);
  }

  private static void await(int expected, String path, String at) throws InterruptedException {
    for (int look = 0; look < 150; look++) {
      Integer seen = Api.admin().get(path).path(at);
      if (seen != null && seen == expected) {
        return;
      }
      Thread.sleep(200);
    }
  }

  private static void lateOutcomesAreCountedAgain(StreamCalls stream) throws InterruptedException {
    String all = stream.path("/slices?from=2026-10-01T00:00:00Z&to=2026-10-01T01:00:00Z");
    String path = "slices.find { it.name == null }.figures.joinRate";
    float before = Api.admin().get(all).path(path);
    stream.outcomes(
        "{\"key\":\"r7\",\"type\":\"click\",\"at\":\"2026-10-01T00:05:00Z\"}\n"
            + "{\"key\":\"r9\",\"type\":\"click\",\"at\":\"2026-10-01T00:05:00Z\"}\n");
    float after = before;
    for (int look = 0; look < 100 && after == before; look++) {
      Thread.sleep(200);
      after = Api.admin().get(all).path(path);
    }
    assertTrue(after > before, before + " to " + after);
  }
}
