// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.resolution.SharedData;

/**
 * The whole way of 400 transcripts: in as CSV, judged by three raters under leases, out in every
 * mode and format. Of each four items one rater errs on three, so that a majority always stands.
 */
@AppTest
class SpeechEndToEndTest {
  private static final int ITEMS = 400;
  private static final List<String> FORMATS = List.of("ndjson", "json", "csv", "csv-spreadsheet");
  private static final Map<String, Integer> ROWS =
      Map.of("resolved", ITEMS, "soft", ITEMS, "judgements", 3 * ITEMS);

  @Test
  void twelveHundredJudgementsBecomeFourHundredLabels() {
    String pool = Api.pool();
    String project = Api.project(imported(), Api.guideline(template()), pool, Api.overlap(3));
    List<String> raters = List.of("ada", "bo", "cy").stream().map(n -> Api.rater(pool, n)).toList();
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(404);
    String judgement = null;
    for (int rater = 0; rater < raters.size(); rater++) {
      judgement = judgeAll(raters.get(rater), rater, project);
    }
    Api.admin()
        .get("/projects/" + project + "/ready")
        .then()
        .statusCode(200)
        .body("tasks", equalTo(ITEMS));
    Api.admin()
        .get("/projects/" + project + "/metrics/progress")
        .then()
        .body("settled", equalTo(ITEMS))
        .body("judgements", equalTo(3 * ITEMS))
        .body("surplus", equalTo(0))
        .body("leasesLive", equalTo(0))
        .body("byRater.judgements", equalTo(List.of(ITEMS, ITEMS, ITEMS)));

    Instant asOf = Instant.now();
    Map<String, byte[]> then = new LinkedHashMap<>();
    ROWS.forEach(
        (mode, rows) ->
            FORMATS.forEach(
                format -> {
                  assertEquals(rows, rows(labels(project, mode, format, null), format), mode);
                  then.put(mode + format, labels(project, mode, format, asOf).asByteArray());
                  assertEquals(rows, rows(labels(project, mode, format, asOf), format), mode);
                }));
    everyLabelIsTheMajority(project);

    byte[] before = labels(project, "judgements", "ndjson", null).asByteArray();
    revise(raters.get(2), judgement);
    assertFalse(Arrays.equals(before, labels(project, "judgements", "ndjson", null).asByteArray()));
    ROWS.forEach(
        (mode, rows) ->
            FORMATS.forEach(
                format -> {
                  assertArrayEquals(
                      then.get(mode + format),
                      labels(project, mode, format, asOf).asByteArray(),
                      mode + " in " + format + " changed under the same asOf");
                  assertEquals(rows, rows(labels(project, mode, format, null), format), mode);
                }));
  }

  private static String imported() {
    String slug = Api.fresh("speech");
    Api.post(Api.ADMIN, "/datasets", Map.of("slug", slug, "name", "Speech")).then().statusCode(201);
    Api.admin()
        .contentType("text/csv")
        .queryParam("key", "task")
        .body(SharedData.crowdFile("speech_dev_clean.truth.csv"))
        .post("/datasets/" + slug + "/items")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(ITEMS))
        .body("rejected", equalTo(0));
    return slug;
  }

  private static Map<String, Object> template() {
    return Map.of(
        "show",
        List.of(Map.of("field", "label", "as", "text")),
        "ask",
        List.of(
            Map.of(
                "name",
                "tone",
                "type",
                "choice",
                "title",
                "Which tone?",
                "options",
                List.of(
                    Map.of("value", "calm", "title", "Calm"),
                    Map.of("value", "lively", "title", "Lively"),
                    Map.of("value", "sad", "title", "Sad")))));
  }

  /** Judges all there is for the rater; the last judgement. */
  private static String judgeAll(String token, int rater, String project) {
    String last = null;
    for (int asked = 0; asked <= ITEMS / 10 + 1; asked++) {
      Response given = Api.post(token, "/projects/" + project + "/leases", Map.of("count", 10));
      given.then().statusCode(200);
      List<String> leases = given.path("leases.lease");
      List<String> keys = given.path("leases.item.key");
      for (int i = 0; i < leases.size(); i++) {
        Response judged =
            Api.post(
                token,
                "/projects/" + project + "/judgements",
                Map.of(
                    "lease", leases.get(i), "answers", Map.of("tone", answer(keys.get(i), rater))));
        judged.then().statusCode(201).body("surplus", equalTo(false));
        last = judged.path("judgement");
      }
      if (leases.isEmpty()) {
        assertEquals("none", given.path("left"));
        return last;
      }
    }
    throw new AssertionError("The rater was given more than there is.");
  }

  private static String majority(String key) {
    return Integer.parseInt(key) % 3 == 0 ? "lively" : "calm";
  }

  private static String answer(String key, int rater) {
    return Integer.parseInt(key) % 4 == rater ? "sad" : majority(key);
  }

  private static void revise(String token, String judgement) {
    Api.as(token)
        .contentType("application/json")
        .body(Map.of("answers", Map.of("tone", "sad"), "comment", "heard it again"))
        .put("/judgements/" + judgement)
        .then()
        .statusCode(200)
        .body("revision", equalTo(2));
  }

  private static Response labels(String project, String mode, String format, Instant asOf) {
    Response labels =
        Api.admin()
            .queryParam("mode", mode)
            .queryParam("format", format)
            .queryParams(asOf == null ? Map.of() : Map.of("asOf", asOf.toString()))
            .get("/projects/" + project + "/labels");
    labels.then().statusCode(200);
    return labels;
  }

  private static int rows(Response labels, String format) {
    String text = new String(labels.asByteArray(), StandardCharsets.UTF_8);
    return switch (format) {
      case "ndjson" -> (int) text.lines().map(Json::tree).count();
      case "json" -> Json.tree(text).size();
      default -> (int) text.lines().count() - 1;
    };
  }

  private static void everyLabelIsTheMajority(String project) {
    List<String> wrong = new ArrayList<>();
    new String(labels(project, "resolved", "ndjson", null).asByteArray(), StandardCharsets.UTF_8)
        .lines()
        .map(Json::tree)
        .filter(
            line ->
                !line.get("label").asText().equals(majority(line.get("item").asText()))
                    || !line.get("status").asText().equals("resolved")
                    || line.get("judgements").asInt() != 3)
        .forEach(line -> wrong.add(line.toString()));
    assertEquals(List.of(), wrong);
  }
}
