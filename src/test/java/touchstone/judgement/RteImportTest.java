// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.resolution.SharedData;

/** A real crowd's 8,000 answers on textual entailment, brought in and resolved by majority. */
@AppTest
class RteImportTest {
  private static final int JUDGEMENTS = 8000;
  private static final int ITEMS = 800;

  @Test
  void aCrowdIsBroughtInResolvedAndBroughtInAgain() throws InterruptedException {
    String crowd = Api.fresh("rte");
    String csv = csv(crowd);
    String project =
        Api.project(Api.dataset(0), Api.guideline(template()), Api.pool(), Api.overlap(10));
    bring(project, csv)
        .then()
        .body("accepted", equalTo(JUDGEMENTS))
        .body("unchanged", equalTo(0))
        .body("rejected", equalTo(0));
    Api.admin().get("/projects/" + project + "/ready").then().statusCode(200);

    JsonNode run = finished(project);
    assertEquals("majority", run.get("method").asText());
    assertEquals(ITEMS, run.get("tasks").asInt());
    checkLabels(project, run);

    bring(project, csv)
        .then()
        .body("accepted", equalTo(0))
        .body("unchanged", equalTo(JUDGEMENTS))
        .body("rejected", equalTo(0));
    String changed = changed(csv);
    bring(project, changed).then().body("accepted", equalTo(1)).body("unchanged", equalTo(0));
    List<JsonNode> history = lines(project, "?history=true");
    assertEquals(JUDGEMENTS + 1, history.size());
    assertEquals(1, history.stream().filter(l -> l.get("revision").asInt() == 2).count());
    List<JsonNode> newest = lines(project, "");
    assertEquals(JUDGEMENTS, newest.size());
    assertTrue(newest.stream().allMatch(line -> line.get("origin").asText().equals("import")));
    assertTrue(newest.stream().noneMatch(line -> line.get("surplus").asBoolean()));
  }

  private static String csv(String crowd) {
    StringBuilder csv = new StringBuilder("item,rater,question,answer\n");
    SharedData.crowd("rte")
        .forEach(
            (task, labels) ->
                labels.forEach(
                    label ->
                        csv.append(task)
                            .append(',')
                            .append(crowd)
                            .append('-')
                            .append(label[0])
                            .append(",entails,")
                            .append(label[1])
                            .append('\n')));
    return csv.toString();
  }

  /** The first line alone, its answer turned round. */
  private static String changed(String csv) {
    String[] lines = csv.split("\n");
    boolean yes = lines[1].endsWith(",1");
    return lines[0] + "\n" + lines[1].substring(0, lines[1].length() - 1) + (yes ? 0 : 1) + "\n";
  }

  private static Map<String, Object> template() {
    return Map.of(
        "show",
        List.of(Map.of("field", "id", "as", "text")),
        "ask",
        List.of(
            Map.of(
                "name",
                "entails",
                "type",
                "choice",
                "title",
                "Does the text entail the hypothesis?",
                "options",
                List.of(
                    Map.of("value", "0", "title", "No"), Map.of("value", "1", "title", "Yes")))));
  }

  private static Response bring(String project, String csv) {
    Response report =
        Api.admin()
            .contentType("text/csv")
            .body(csv.getBytes(StandardCharsets.UTF_8))
            .post("/projects/" + project + "/judgements/import?createItems=true");
    report.then().statusCode(200);
    return report;
  }

  private static JsonNode finished(String project) throws InterruptedException {
    Response begun =
        Api.post(Api.ADMIN, "/projects/" + project + "/resolutions", Map.of("method", "majority"));
    begun.then().statusCode(202);
    String run = begun.path("run");
    for (int look = 0; look < 300; look++) {
      JsonNode state = Json.tree(Api.admin().get("/resolution-runs/" + run).asByteArray());
      if (state.get("state").asText().equals("finished")) {
        return state;
      }
      assertTrue(
          List.of("queued", "running").contains(state.get("state").asText()), state.toString());
      Thread.sleep(100);
    }
    throw new AssertionError("The run did not finish in 30 seconds.");
  }

  private static void checkLabels(String project, JsonNode run) {
    Map<String, String> truth = SharedData.truth("rte");
    List<JsonNode> labels =
        ndjson(
            Api.admin()
                .get("/projects/" + project + "/labels?run=" + run.get("run").asText())
                .asByteArray());
    assertEquals(ITEMS, labels.size());
    double right = 0;
    int ties = 0;
    for (JsonNode line : labels) {
      if (line.get("status").asText().equals("tie")) {
        assertTrue(line.get("label").isNull(), line.toString());
        assertEquals(0.5, line.get("confidence").asDouble(), line.toString());
        ties++;
        right += 0.5;
      } else {
        assertEquals("resolved", line.get("status").asText(), line.toString());
        right += line.get("label").asText().equals(truth.get(line.get("item").asText())) ? 1 : 0;
      }
    }
    assertTrue(ties > 0, "no tie among ten votes each");
    assertEquals(ITEMS - ties, run.get("labels").asInt());
    assertEquals(.897, right / ITEMS, .005);
  }

  private static List<JsonNode> lines(String project, String query) {
    return ndjson(Api.admin().get("/projects/" + project + "/judgements" + query).asByteArray());
  }

  private static List<JsonNode> ndjson(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).lines().map(Json::tree).toList();
  }
}
