// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;

/** A stream over HTTP: what is sent in comes out as labels. */
@AppTest
class StreamTest {
  private static final String POLICY =
      "{\"window\":\"PT30M\",\"outcomes\":[{\"type\":\"click\",\"label\":\"1\"}]}";

  private static Map<String, Object> stream(String slug) {
    return Map.of("slug", slug, "question", "clicked", "policy", Json.tree(POLICY));
  }

  /** A new stream's slug and token. */
  private static String[] made() {
    String slug = Api.fresh("clicks");
    String token =
        Api.post(Api.ADMIN, "/streams", stream(slug))
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    return new String[] {slug, token};
  }

  private static io.restassured.response.ValidatableResponse send(
      String[] stream, String what, String lines) {
    return Api.as(stream[1])
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/streams/" + stream[0] + "/" + what)
        .then();
  }

  private static List<JsonNode> labels(String slug, String query) {
    String lines =
        Api.admin()
            .get("/streams/" + slug + "/labels" + query)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return Arrays.stream(lines.split("\n"))
        .filter(line -> !line.isEmpty())
        .map(Json::tree)
        .toList();
  }

  @Test
  void predictionsAndOutcomesBecomeLabels() {
    String[] stream = made();
    send(
            stream,
            "outcomes",
            "{\"key\":\"a\",\"type\":\"click\",\"at\":\"2026-11-01T10:05:00Z\"}\n"
                + "{\"type\":\"heartbeat\",\"at\":\"2026-11-01T11:00:00Z\"}\n")
        .statusCode(200)
        .body("accepted", equalTo(2));
    String predictions =
        "{\"key\":\"a\",\"at\":\"2026-11-01T10:00:00Z\",\"score\":0.8,\"slices\":{\"shoe\":\"dress\"}}\n"
            + "{\"key\":\"b\",\"at\":\"2026-11-01T10:00:00Z\",\"score\":0.1}\n"
            + "{\"key\":\"c\",\"at\":\"2026-11-01T10:45:00Z\"}\n"
            + "{\"no\":\"key\"}\n{broken\n";
    send(stream, "predictions", predictions)
        .statusCode(200)
        .body("accepted", equalTo(3))
        .body("duplicates", equalTo(0))
        .body("quarantined", equalTo(2));
    send(stream, "predictions", predictions)
        .body("accepted", equalTo(0))
        .body("duplicates", equalTo(3));
    List<JsonNode> labels = labels(stream[0], "");
    assertEquals(3, labels.size());
    for (JsonNode label : labels) {
      String key = label.get("key").asText();
      assertEquals(key.equals("a") ? "1" : "0", label.get("label").asText());
      assertEquals(key.equals("c") ? "provisional" : "closed", label.get("state").asText());
    }
  }

  @Test
  void theSameAsOfGivesTheSameBytes() throws InterruptedException {
    String[] stream = made();
    send(stream, "predictions", "{\"key\":\"a\",\"at\":\"2026-11-01T10:00:00Z\"}");
    send(stream, "outcomes", "{\"type\":\"heartbeat\"}");
    Thread.sleep(50);
    String asOf = "?asOf=" + Instant.now();
    Thread.sleep(50);
    String before = labels(stream[0], asOf).toString();
    send(stream, "outcomes", "{\"key\":\"a\",\"type\":\"click\",\"at\":\"2026-11-01T10:05:00Z\"}");
    assertEquals("revised", labels(stream[0], "").get(0).get("state").asText());
    assertEquals(before, labels(stream[0], asOf).toString());
    assertEquals(
        List.of("provisional", "closed", "revised"),
        labels(stream[0], "?history=true").stream().map(one -> one.get("state").asText()).toList());
  }

  @Test
  void aDryRunTellsWhatWouldChange() {
    String[] stream = made();
    send(stream, "predictions", "{\"key\":\"a\",\"at\":\"2026-11-01T10:00:00Z\"}");
    send(stream, "outcomes", "{\"key\":\"a\",\"type\":\"click\",\"at\":\"2026-11-01T11:05:00Z\"}");
    JsonNode longer = Json.tree(POLICY.replace("PT30M", "PT2H"));
    Api.post(Api.ADMIN, "/streams/" + stream[0] + "/policies?dryRun=true", longer)
        .then()
        .statusCode(200)
        .body("changed", equalTo(1))
        .body("before.0", equalTo(1))
        .body("after.1", equalTo(1));
    assertEquals("0", labels(stream[0], "").get(0).get("label").asText());
    Api.post(Api.ADMIN, "/streams/" + stream[0] + "/policies", longer)
        .then()
        .statusCode(201)
        .body("version", equalTo(2));
    assertEquals("1", labels(stream[0], "").get(0).get("label").asText());
  }

  @Test
  void aTokenIsForItsOwnStream() {
    String[] one = made();
    String[] other = made();
    send(new String[] {one[0], other[1]}, "outcomes", "{}").statusCode(403);
    send(new String[] {one[0], "tst_wrong"}, "outcomes", "{}").statusCode(401);
    Api.as(one[1]).get("/streams/" + one[0] + "/labels").then().statusCode(403);
    send(new String[] {"nobody", Api.ADMIN}, "outcomes", "{}").statusCode(404);
  }

  @Test
  void aBadPolicyIsRefusedAtItsField() {
    for (String[] bad :
        new String[][] {
          {"PT30M", "soon", "policy.window"},
          {"\"label\":\"1\"", "\"x\":1", "x"},
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
                  Json.tree(POLICY.replace(bad[0], bad[1]))))
          .then()
          .statusCode(bad[2].equals("x") ? 400 : 422)
          .body("errors[0].field", startsWith(bad[2].equals("x") ? "" : bad[2]));
    }
  }
}
