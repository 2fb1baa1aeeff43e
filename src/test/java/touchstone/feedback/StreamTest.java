// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;

/** A stream over HTTP: what is sent in comes out as labels. */
@AppTest
class StreamTest {
  @Test
  void predictionsAndOutcomesBecomeLabels() {
    StreamCalls stream = StreamCalls.made();
    stream
        .outcomes(
            "{\"key\":\"a\",\"type\":\"click\",\"at\":\"2026-11-01T10:05:00Z\"}\n"
                + "{\"type\":\"heartbeat\",\"at\":\"2026-11-01T11:00:00Z\"}\n")
        .statusCode(200)
        .body("accepted", equalTo(2));
    String predictions =
        "{\"key\":\"a\",\"at\":\"2026-11-01T10:00:00Z\",\"score\":0.8,\"slices\":{\"shoe\":\"dress\"}}\n"
            + "{\"key\":\"b\",\"at\":\"2026-11-01T10:00:00Z\",\"score\":0.1}\n"
            + "{\"key\":\"c\",\"at\":\"2026-11-01T10:45:00Z\"}\n"
            + "{\"no\":\"key\"}\n{broken\n";
    stream
        .predictions(predictions)
        .statusCode(200)
        .body("accepted", equalTo(3))
        .body("duplicates", equalTo(0))
        .body("quarantined", equalTo(2));
    stream.predictions(predictions).body("accepted", equalTo(0)).body("duplicates", equalTo(3));
    List<JsonNode> labels = stream.labels("");
    assertEquals(3, labels.size());
    for (JsonNode label : labels) {
      String key = label.get("key").asText();
      assertEquals(key.equals("a") ? "1" : "0", label.get("label").asText());
      assertEquals(key.equals("c") ? "provisional" : "closed", label.get("state").asText());
    }
  }

  @Test
  void theSameAsOfGivesTheSameBytes() throws InterruptedException {
    StreamCalls stream = StreamCalls.made();
    stream.predictions("{\"key\":\"a\",\"at\":\"2026-11-01T10:00:00Z\"}");
    stream.outcomes("{\"type\":\"heartbeat\"}");
    Thread.sleep(50);
    String asOf = "?asOf=" + Instant.now();
    Thread.sleep(50);
    String before = stream.labels(asOf).toString();
    stream.outcomes("{\"key\":\"a\",\"type\":\"click\",\"at\":\"2026-11-01T10:05:00Z\"}");
    assertEquals("revised", stream.labels("").get(0).get("state").asText());
    assertEquals(before, stream.labels(asOf).toString());
    assertEquals(
        List.of("provisional", "closed", "revised"),
        stream.labels("?history=true").stream().map(one -> one.get("state").asText()).toList());
  }

  @Test
  void aDryRunTellsWhatWouldChange() {
    StreamCalls stream = StreamCalls.made();
    stream.predictions("{\"key\":\"a\",\"at\":\"2026-11-01T10:00:00Z\"}");
    stream.outcomes("{\"key\":\"a\",\"type\":\"click\",\"at\":\"2026-11-01T11:05:00Z\"}");
    JsonNode longer = Json.tree(StreamCalls.CLICKS.replace("PT30M", "PT2H"));
    Api.post(Api.ADMIN, stream.path("/policies?dryRun=true"), longer)
        .then()
        .statusCode(200)
        .body("changed", equalTo(1))
        .body("before.0", equalTo(1))
        .body("after.1", equalTo(1));
    assertEquals("0", stream.labels("").get(0).get("label").asText());
    Api.post(Api.ADMIN, stream.path("/policies"), longer)
        .then()
        .statusCode(201)
        .body("version", equalTo(2));
    assertEquals("1", stream.labels("").get(0).get("label").asText());
  }

  @Test
  void ofTwoPredictionsWithOneKeyTheEarlierCounts() {
    StreamCalls stream = StreamCalls.made();
    String late = "{\"key\":\"a\",\"at\":\"2026-11-01T10:00:00Z\",\"score\":0.8}\n";
    String early = "{\"key\":\"a\",\"at\":\"2026-11-01T09:00:00Z\",\"score\":0.3}\n";
    stream.predictions(late).body("accepted", equalTo(1));
    stream.predictions(early + late).body("accepted", equalTo(1)).body("duplicates", equalTo(1));
    stream.predictions(early).body("duplicates", equalTo(1));
    List<JsonNode> labels = stream.labels("");
    assertEquals(1, labels.size());
    assertEquals(.3, labels.get(0).get("score").asDouble());
  }

  @Test
  void timesAreReadInManyForms() {
    StreamCalls stream = StreamCalls.made();
    String[] times = {
      "\"2026-11-01T10:00:00Z\"",
      "\"2026-11-01 10:00:00.123456\"",
      "\"2026-11-01T12:00:00+02:00\"",
      "1793527200",
      "1793527200123",
      "\"1793527200.5\"",
      "\"Sun, 1 Nov 2026 10:00:00 GMT\"",
      "\"01/Nov/2026:10:00:00 +0000\""
    };
    StringBuilder lines = new StringBuilder("{\"key\":\"none\"}\n");
    for (int i = 0; i < times.length; i++) {
      lines.append("{\"key\":\"k" + i + "\",\"at\":" + times[i] + "}\n");
    }
    lines.append("{\"key\":\"bad\",\"at\":\"soon\"}\n{\"key\":\"far\",\"at\":99999999999}\n");
    stream
        .predictions(lines.toString())
        .body("accepted", equalTo(9))
        .body("quarantined", equalTo(2));
    for (JsonNode label : stream.labels("")) {
      if (label.get("key").asText().startsWith("k")) {
        assertEquals("2026-11-01T10:00:00", label.get("predictedAt").asText().substring(0, 19));
      }
    }
  }

  @Test
  void whatIsNotUnderstoodCanBeMappedAndPlayedAgain() {
    StreamCalls stream = StreamCalls.made();
    stream
        .predictions("{\"request\":{\"id\":\"a\"},\"p\":0.5}\n{\"nothing\":1}\nbroken\n")
        .body("quarantined", equalTo(3));
    Api.admin()
        .get(stream.path("/quarantine"))
        .then()
        .body("items.size()", equalTo(3))
        .body("items[0].reason", equalTo("has no key: key is missing or empty"))
        .body("items[2].reason", not(containsString("REDACTED")));
    Api.as(Api.ADMIN)
        .contentType("application/json")
        .body("{\"key\":\"/request/id\",\"score\":\"/p\"}")
        .put(stream.path("/mapping"))
        .then()
        .statusCode(200);
    Api.post(Api.ADMIN, stream.path("/quarantine/replays"), Map.of())
        .then()
        .statusCode(200)
        .body("replayed", equalTo(1))
        .body("waiting", equalTo(2));
    assertEquals(.5, stream.labels("").get(0).get("score").asDouble());
    Api.post(
            Api.ADMIN,
            stream.path("/quarantine/discards"),
            Map.of("reason", "has no key: key is missing or empty"))
        .then()
        .body("discarded", equalTo(1));
    Api.admin()
        .get(stream.path("/health"))
        .then()
        .statusCode(200)
        .body("waiting", equalTo(1))
        .body("predictions", equalTo(1))
        .body("quarantined", equalTo(3))
        .body("doors[0].door", equalTo("predictions"));
    String metrics = io.restassured.RestAssured.get("/q/metrics").asString();
    assertTrue(
        metrics
            .lines()
            .anyMatch(
                line ->
                    line.startsWith("touchstone_feedback_records_total")
                        && line.contains("fate=\"quarantined\"")
                        && line.contains("stream=\"" + stream.slug() + "\"")
                        && line.endsWith(" 3.0")),
        "the quarantined records are counted for Prometheus");
  }

  @Test
  void aValueThatIsNoNumberMattersOnlyWhereItMeansALabel() {
    StreamCalls stream = StreamCalls.made();
    stream
        .outcomes("{\"key\":\"a\",\"type\":\"click\",\"value\":\"the red button\"}")
        .body("accepted", equalTo(1));
    StreamCalls rated =
        StreamCalls.made(
            "{\"window\":\"PT1H\",\"outcomes\":[{\"type\":\"rating\",\"valueToLabel\":[{\"min\":4,\"label\":\"1\"}]}]}",
            Map.of());
    rated
        .outcomes("{\"key\":\"a\",\"type\":\"rating\",\"value\":\"five\"}")
        .body("quarantined", equalTo(1));
  }

  @Test
  void whatIsPlayedAgainHappenedWhenItWasReceived() throws InterruptedException {
    StreamCalls stream = StreamCalls.made();
    stream.predictions("{\"request\":\"a\"}").body("quarantined", equalTo(1));
    stream.predictions("{\"request\":\"a\"}").body("quarantined", equalTo(1));
    String received =
        Api.admin().get(stream.path("/quarantine")).path("items[0].receivedAt").toString();
    Thread.sleep(50);
    Api.as(Api.ADMIN)
        .contentType("application/json")
        .body("{\"key\":\"/request\"}")
        .put(stream.path("/mapping"))
        .then()
        .statusCode(200);
    Api.post(Api.ADMIN, stream.path("/quarantine/replays"), Map.of())
        .then()
        .body("replayed", equalTo(2));
    assertEquals(received, stream.labels("").get(0).get("predictedAt").asText());
    // The same record sent once more is no other prediction.
    stream.predictions("{\"request\":\"a\"}").body("duplicates", equalTo(1));
    Api.admin().get(stream.path("/health")).then().body("predictions", equalTo(1));
  }

  @Test
  void aDryRunIsNeverTakenForADecision() {
    StreamCalls stream = StreamCalls.made();
    JsonNode policy = Json.tree(StreamCalls.CLICKS);
    for (String value : List.of("1", "yes", "TRUE")) {
      Api.post(Api.ADMIN, stream.path("/policies?dryRun=" + value), policy).then().statusCode(400);
    }
    JsonNode otherKey =
        Json.tree(StreamCalls.CLICKS.replace("{\"window", "{\"key\":\"x\",\"window"));
    Api.post(Api.ADMIN, stream.path("/policies?dryRun=true"), otherKey).then().statusCode(422);
    Api.admin().get(stream.path("/policies")).then().body("items.size()", equalTo(1));
  }

  @Test
  void theVersionsOfAPolicyAreReadPageByPage() {
    StreamCalls stream = StreamCalls.made();
    for (int i = 0; i < 2; i++) {
      Api.post(Api.ADMIN, stream.path("/policies"), Json.tree(StreamCalls.CLICKS))
          .then()
          .statusCode(201);
    }
    String next = Api.admin().get(stream.path("/policies?limit=2")).path("next");
    Api.admin()
        .get(stream.path("/policies?limit=2&after=" + next))
        .then()
        .body("items.version", equalTo(List.of(1)))
        .body("next", equalTo(null));
    Api.admin().get(stream.path("/policies?limit=0")).then().statusCode(400);
  }

  @Test
  void theHistoryOfSomeKeysIsTold() {
    StreamCalls stream = StreamCalls.made();
    stream.predictions("{\"key\":\"a\",\"at\":\"2026-11-01T10:00:00Z\"}\n{\"key\":\"b\"}");
    stream.outcomes("{\"type\":\"heartbeat\"}");
    assertEquals(
        stream.labels("?history=true").stream()
            .filter(one -> one.get("key").asText().equals("a"))
            .toList(),
        stream.labels("?history=true&key=a"));
    assertEquals(2, stream.labels("?history=true&key=a").size());
  }

  @Test
  void streamsMadeAtOnceAreAllMade() {
    List<Integer> answers =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(
                i ->
                    Api.post(
                            Api.ADMIN,
                            "/streams",
                            Map.of(
                                "slug",
                                Api.fresh("at-once"),
                                "question",
                                "q",
                                "policy",
                                Json.tree(StreamCalls.CLICKS)))
                        .statusCode())
            .distinct()
            .toList();
    assertEquals(List.of(201), answers);
  }

  @Test
  void aMappingThatNamesNoPlaceIsRefused() {
    StreamCalls stream = StreamCalls.made();
    for (String bad :
        List.of(
            "{\"key\":[]}",
            "{\"slices\":{\"shoe\":{}}}",
            "{\"at\":[]}",
            "{\"at\":{\"pointer\":\"/t\",\"zone\":\"UTC\"}}",
            "{\"doors\":[]}")) {
      int status =
          Api.as(Api.ADMIN)
              .contentType("application/json")
              .body(bad)
              .put(stream.path("/mapping"))
              .statusCode();
      assertEquals(bad.contains("zone") ? 400 : 422, status, bad);
    }
    Api.as(Api.ADMIN)
        .contentType("application/json")
        .body("{\"at\":{\"format\":\"epoch-millis\"}}")
        .put(stream.path("/mapping"))
        .then()
        .statusCode(200);
    stream.predictions("{\"key\":\"a\",\"at\":1793527200123}").body("accepted", equalTo(1));
  }

  @Test
  void aLongValueOfASliceIsCutBetweenCharacters() {
    StreamCalls stream = StreamCalls.made();
    stream
        .predictions(
            "{\"key\":\"a\",\"slices\":{\"shoe\":\"x" + "\uD83D\uDC5F".repeat(200) + "\"}}")
        .body("accepted", equalTo(1));
    assertEquals(199, stream.labels("").get(0).at("/slices/shoe").asText().length());
  }

  @Test
  void aWeightThatLeavesNothingOfOthersIsNotUnderstood() {
    StreamCalls.made()
        .predictions("{\"key\":\"a\",\"weight\":1e308}\n{\"key\":\"b\",\"weight\":1e9}")
        .body("accepted", equalTo(1))
        .body("quarantined", equalTo(1));
  }

  @Test
  void aTimeThatNoCalendarHoldsIsRefused() {
    StreamCalls stream = StreamCalls.made();
    stream
        .predictions("{\"key\":\"a\",\"at\":\"2026-02-30T10:00:00Z\"}")
        .body("quarantined", equalTo(1));
    for (String path : List.of("/slices?to=", "/drift?from=", "/drift?baseTo=")) {
      Api.as(Api.ADMIN)
          .get(stream.path(path + "-999999999-01-01T00:00:00Z"))
          .then()
          .statusCode(422);
    }
  }

  @Test
  void aSenderSampleKeepsItsWeightAndSilenceIsSampledWithOne() {
    StreamCalls stream =
        StreamCalls.made(
            StreamCalls.CLICKS.replace("{\"window", "{\"negatives\":0.25,\"window"), Map.of());
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      lines.append("{\"key\":\"k" + i + "\",\"at\":\"2026-11-01T10:00:00Z\",\"weight\":2}\n");
    }
    stream.predictions(lines.toString());
    stream.outcomes(
        "{\"key\":\"k0\",\"type\":\"click\",\"at\":\"2026-11-01T10:01:00Z\"}\n{\"type\":\"heartbeat\"}");
    List<JsonNode> labels = stream.labels("");
    double negatives = 0;
    for (JsonNode label : labels) {
      boolean positive = label.get("label").asText().equals("1");
      assertEquals(positive ? 2 : 8, label.get("weight").asDouble());
      negatives += positive ? 0 : label.get("weight").asDouble();
    }
    // 1,999 negatives of weight 2 each, told by a sample of a quarter: within four standard errors.
    assertEquals(3998, negatives, 4 * 8 * Math.sqrt(1999 * .25 * .75));
  }

  @Test
  void aTokenIsForItsOwnStream() {
    StreamCalls one = StreamCalls.made();
    StreamCalls other = StreamCalls.made();
    new StreamCalls(one.slug(), other.token()).outcomes("{}").statusCode(403);
    new StreamCalls(one.slug(), "tst_wrong").outcomes("{}").statusCode(401);
    Api.as(one.token()).get(one.path("/labels")).then().statusCode(403);
    new StreamCalls("nobody", Api.ADMIN).outcomes("{}").statusCode(404);
  }

  @Test
  void aBadPolicyIsRefusedAtItsField() {
    for (String[] bad :
        new String[][] {
          {"PT30M", "soon", "policy.window"},
          {"\"label\":\"1\"", "\"x\":1", "x"},
          {"\"label\":\"1\"", "\"label\":\" \"", "policy.outcomes[0].label"},
          {"\"label\":\"1\"", "\"label\":\"" + "x".repeat(201) + "\"", "policy.outcomes[0].label"},
          {"\"type\":\"click\"", "\"type\":\"heartbeat\"", "policy.outcomes[0].type"},
          {"{\"window", "{\"requires\":\"\",\"window", "policy.requires"},
          {
            "\"label\":\"1\"",
            "\"valueToLabel\":[{\"min\":\"NaN\",\"label\":\"1\"}]",
            "policy.outcomes[0].valueToLabel"
          },
          {"\"outcomes\"", "\"holdout\":2,\"outcomes\"", "policy.holdout"},
          {
            "\"outcomes\":[",
            "\"outcomes\":[{\"type\":\"click\",\"label\":\"0\"},",
            "policy.outcomes[1].type"
          }
        }) {
      Api.post(
              Api.ADMIN,
              "/streams",
              Map.of(
                  "slug",
                  Api.fresh("bad"),
                  "question",
                  "q",
                  "policy",
                  Json.tree(StreamCalls.CLICKS.replace(bad[0], bad[1]))))
          .then()
          .statusCode(bad[2].equals("x") ? 400 : 422)
          .body("errors[0].field", startsWith(bad[2].equals("x") ? "" : bad[2]));
    }
  }
}
