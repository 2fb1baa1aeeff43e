// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;

/** What people may look at of a stream becomes items; its label stands beside theirs. */
@AppTest
class MaterialisingTest {
  private static String prediction(String key) {
    return "{\"key\":\""
        + key
        + "\",\"at\":\"2026-11-01T10:00:00Z\",\"score\":0.7,"
        + "\"features\":{\"title\":\"A shoe\"},\"slices\":{\"shoe\":\"dress\"}}\n";
  }

  private static List<JsonNode> judgements(String project) {
    String lines = Api.admin().get("/projects/" + project + "/judgements").asString();
    return Arrays.stream(lines.split("\n"))
        .filter(line -> !line.isEmpty())
        .map(Json::tree)
        .toList();
  }

  private static <T> void await(T expected, Supplier<T> seen) throws InterruptedException {
    for (int look = 0; look < 600 && !expected.equals(seen.get()); look++) {
      Thread.sleep(200);
    }
    assertEquals(expected, seen.get());
  }

  @Test
  void aSmallStreamStandsBesidePeople() throws InterruptedException {
    String pool = Api.pool();
    String bo = Api.rater(pool, "bo");
    String dataset = Api.fresh("data");
    Api.post(
            Api.ADMIN,
            "/datasets",
            Map.of("slug", dataset, "name", dataset, "slices", List.of("shoe")))
        .then()
        .statusCode(201);
    String project =
        Api.project(
            dataset, Api.guideline(StreamCalls.CLICKED), pool, Map.of("overlap", Map.of("max", 1)));
    StreamCalls stream =
        StreamCalls.made(StreamCalls.CLICKS, Map.of("project", project, "materialise", "all"));
    stream.predictions(prediction("a"));
    stream.outcomes("{\"type\":\"heartbeat\"}");
    await(
        List.of("0"),
        () -> judgements(project).stream().map(one -> one.get("answer").asText()).toList());
    JsonNode judged = judgements(project).get(0);
    assertEquals("stream", judged.get("kind").asText());
    assertEquals("stream " + stream.slug(), judged.get("rater").asText());
    // It takes no place of a person's.
    JsonNode lease =
        Json.tree(Api.post(bo, "/projects/" + project + "/leases", Map.of()).asString());
    JsonNode item = lease.get("leases").get(0).get("item");
    assertEquals("a", item.get("key").asText());
    assertEquals(
        Json.tree("{\"id\":\"a\",\"title\":\"A shoe\",\"shoe\":\"dress\"}"), item.get("content"));
    stream.outcomes("{\"key\":\"a\",\"type\":\"click\",\"at\":\"2026-11-01T10:05:00Z\"}");
    await(
        List.of("1"),
        () -> judgements(project).stream().map(one -> one.get("answer").asText()).toList());
    assertEquals(2, judgements(project).get(0).get("revision").asInt());
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(404);
  }

  @Test
  void anItemThatIsThereKeepsItsContent() throws InterruptedException {
    String dataset = Api.dataset(1);
    String project = Api.project(dataset, Api.guideline(StreamCalls.CLICKED), Api.pool(), Map.of());
    StreamCalls stream =
        StreamCalls.made(StreamCalls.CLICKS, Map.of("project", project, "materialise", "all"));
    stream.predictions(prediction("i1") + prediction("a"));
    stream.outcomes("{\"type\":\"heartbeat\"}");
    await(2, () -> judgements(project).size());
    List<String> texts =
        Api.admin().get("/datasets/" + dataset + "/items").path("items.content.text");
    assertTrue(texts.contains("text 1"), texts.toString());
  }

  @Test
  void aLabelThatNoLongerFitsIsNoJudgement() throws InterruptedException {
    String guideline = Api.guideline(StreamCalls.CLICKED);
    String project = Api.project(Api.dataset(0), guideline, Api.pool(), Map.of());
    StreamCalls stream =
        StreamCalls.made(StreamCalls.CLICKS, Map.of("project", project, "materialise", "all"));
    Api.post(
            Api.ADMIN,
            "/guidelines/" + guideline + "/versions",
            Map.of(
                "template",
                Json.tree(Json.write(StreamCalls.CLICKED).replace("\"0\"", "\"no\"")),
                "change",
                "meaning",
                "note",
                "Said in words"))
        .then()
        .statusCode(201);
    stream.predictions(prediction("a") + prediction("b"));
    stream.outcomes(
        "{\"key\":\"a\",\"type\":\"click\",\"at\":\"2026-11-01T10:05:00Z\"}\n{\"type\":\"heartbeat\"}");
    await(
        List.of("a"),
        () -> judgements(project).stream().map(one -> one.get("item").asText()).toList());
    Thread.sleep(3000);
    assertEquals(1, judgements(project).size());
  }

  @Test
  void onlyWhatIsHeldOutBecomesItemsUpToTheDaysCap() throws InterruptedException {
    String dataset = Api.dataset(0);
    StreamCalls stream =
        StreamCalls.made(
            StreamCalls.CLICKS.replace("{\"window", "{\"holdout\":0.2,\"window"),
            Map.of("dataset", dataset, "perDay", 30));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      lines.append(prediction("k" + i));
    }
    stream.predictions(lines.toString());
    Supplier<Integer> items =
        () -> Api.admin().get("/datasets/" + dataset + "/items?limit=1000").path("items.size()");
    await(30, items);
    int waiting = Api.admin().get(stream.path("/health")).path("itemsWaiting");
    assertTrue(waiting > 30 && waiting < 110, "held out are about 100, waiting " + waiting);
  }

  @Test
  void labelsMustAnswerTheQuestion() {
    String project = Api.project(1, Api.pool(), Map.of());
    Api.post(
            Api.ADMIN,
            "/streams",
            Map.of(
                "slug",
                Api.fresh("s"),
                "project",
                project,
                "question",
                "sentiment",
                "policy",
                Json.tree(StreamCalls.CLICKS)))
        .then()
        .statusCode(422);
  }
}
