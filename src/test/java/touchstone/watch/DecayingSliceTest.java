// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.feedback.StreamCalls;

/** A shop's clicks: the scores of one category go wrong, and that category is named. */
@AppTest
public class DecayingSliceTest {
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final String[] CATEGORIES = {"sneakers", "boots", "sandals", "dress"};

  /** Half a minute apart; from the change on the dress shoes' scores are somebody else's. */
  public static void send(StreamCalls stream, int from, int to, int change, long seed) {
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
    for (int look = 0; look < 600 && alarms.isEmpty(); look++) {
      Thread.sleep(200);
      alarms = Api.admin().get(stream.path("/alarms")).path("items");
    }
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
    Api.admin()
        .get(stream.path("/slices/search?rows=8000"))
        .then()
        .statusCode(200)
        .body("slices[0].predicates[0]", equalTo(Map.of("column", "category", "value", "dress")));
    Api.admin()
        .get(stream.path("/drift?to=2026-10-09T00:00:00Z&from=2026-10-06T00:00:00Z"))
        .then()
        .statusCode(200)
        .body("fields.find { it.name == 'category' }.lInfinity", lessThan(.05f));
    theBatchIsOfTheSlice(stream, alarm.get("id").toString());
    lateOutcomesAreCountedAgain(stream);
  }

  private static void theBatchIsOfTheSlice(StreamCalls stream, String alarm)
      throws InterruptedException {
    String batch = stream.path("/alarms/" + alarm + "/batch");
    for (int look = 0; look < 600 && Api.admin().get(batch).statusCode() != 200; look++) {
      Thread.sleep(200);
    }
    JsonNode drafted = Json.tree(Api.admin().get(batch).asString());
    assertEquals(100, drafted.get("items").size());
    int inSlice = 0;
    for (JsonNode item : drafted.get("items")) {
      int number = Integer.parseInt(item.get("key").asText().substring(1));
      inSlice += number % CATEGORIES.length == 3 ? 1 : 0;
    }
    assertTrue(inSlice >= 95, inSlice + " of 100");
    Api.post(Api.ADMIN, batch, Map.of("size", 40))
        .then()
        .statusCode(201)
        .body("items.size()", equalTo(40));
    String pool = Api.pool();
    String cy = Api.rater(pool, "cy", "expert");
    String guideline = Api.guideline(StreamCalls.CLICKED);
    Api.post(Api.ADMIN, batch + "/launch", Map.of("pool", pool)).then().statusCode(422);
    String project =
        Api.post(
                Api.ADMIN,
                batch + "/launch",
                Map.of("pool", pool, "guideline", guideline, "overlap", 1))
            .then()
            .statusCode(201)
            .extract()
            .path("project");
    Api.post(Api.ADMIN, batch, Map.of("size", 40)).then().statusCode(409);
    for (int i = 0; i < 40; i++) {
      JsonNode lease =
          Json.tree(Api.post(cy, "/projects/" + project + "/leases", Map.of()).asString())
              .get("leases")
              .get(0);
      Api.post(
              cy,
              "/projects/" + project + "/judgements",
              Map.of("lease", lease.get("lease").asText(), "answers", Map.of("clicked", "0")))
          .then()
          .statusCode(201);
    }
    JsonNode seen = Json.tree(Api.admin().get(batch).asString()).get("comparison");
    assertEquals(40, seen.get("labelled").asInt());
    assertTrue(seen.get("streamAgrees").asDouble() > .5, seen.toString());
    Api.post(Api.ADMIN, stream.path("/alarms/" + alarm + "/close"), Map.of("cause", "fate"))
        .then()
        .statusCode(422);
    Api.post(
            Api.ADMIN,
            stream.path("/alarms/" + alarm + "/close"),
            Map.of("cause", "model", "note", "The scores were another model's."))
        .then()
        .statusCode(200)
        .body("cause", equalTo("model"));
    Api.post(Api.ADMIN, stream.path("/alarms/" + alarm + "/close"), Map.of("cause", "model"))
        .then()
        .statusCode(409);
    String training = Api.admin().get(stream.path("/training")).asString();
    assertEquals(40, training.split("\"origin\":\"people\"", -1).length - 1);
  }

  private static void await(int expected, String path, String at) throws InterruptedException {
    for (int look = 0; look < 600; look++) {
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
    // Another prediction of a key, earlier by hours, counts from now on; the key is counted once.
    stream.predictions(
        "{\"key\":\"r500\",\"at\":\"2026-10-01T00:30:00Z\",\"score\":0.2,\"model\":\"m1\"}\n");
    stream.outcomes(
        "{\"key\":\"r7\",\"type\":\"click\",\"at\":\"2026-10-01T00:05:00Z\"}\n"
            + "{\"key\":\"r9\",\"type\":\"click\",\"at\":\"2026-10-01T00:05:00Z\"}\n");
    float after = before;
    for (int look = 0; look < 600 && after == before; look++) {
      Thread.sleep(200);
      after = Api.admin().get(all).path(path);
    }
    assertTrue(after > before, before + " to " + after);
    await(
        24_000,
        stream.path("/slices?from=2026-10-01T00:00:00Z&to=2026-12-01T00:00:00Z"),
        "slices.find { it.name == null }.figures.predictions");
    int counted =
        Api.admin()
            .get(stream.path("/slices?from=2026-10-01T00:00:00Z&to=2026-12-01T00:00:00Z"))
            .path("slices.find { it.name == null }.figures.predictions");
    assertEquals(24_000, counted);
  }
}
