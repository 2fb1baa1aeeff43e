// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/** Valid bodies with one field turned hostile: taken or refused in words, never a 5xx. */
@AppTest
class OneBadFieldTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "3",
          "2147483648",
          "1e999999999",
          "1e-999999999",
          "[]",
          "{}",
          "\"\"",
          "\" \"",
          "\"a b\"",
          "\"" + "x".repeat(300) + "\"",
          "\"" + "é".repeat(20000) + "\"",
          "\"😀\"",
          "[null]",
          "[1]",
          "[\"x\",\"x\"]",
          "[\"" + "\\u0001".repeat(100) + "\"]",
          "{\"a\":null}",
          "{\"a\":1e999999999}",
          "{\"per\":\"hour\"}",
          "{\"max\":1e999999999}",
          "{\"sentiment\":1e999999999}",
          "\"PT1S\"",
          "\"=1+1\"",
          "{\"" + "k".repeat(5000) + "\":\"v\"}",
          "{\"ask\":[null],\"show\":{}}",
          "\"00000000-0000-7000-8000-000000000000\"");

  private String pool;
  private String rater;
  private String project;
  private JsonNode shown;

  @BeforeEach
  void aProject() {
    pool = Api.pool();
    rater = Api.rater(pool, "bo");
    project = Api.project(300, pool, Api.overlap(1000));
    shown = Json.tree(Api.admin().get("/projects/" + project).asByteArray());
  }

  private Map<String, Supplier<Map<String, Object>>> valid() {
    Map<String, Supplier<Map<String, Object>>> valid = new LinkedHashMap<>();
    valid.put(
        "POST /datasets",
        () ->
            Map.of(
                "slug", Api.fresh("d"), "name", "n", "description", "d", "slices", List.of("s")));
    valid.put(
        "POST /guidelines",
        () -> Map.of("slug", Api.fresh("g"), "name", "n", "body", "b", "template", Api.SENTIMENT));
    valid.put(
        "POST /guidelines/" + shown.get("guideline").asText() + "/versions",
        () -> Map.of("body", "b", "template", Api.SENTIMENT, "change", "editorial", "note", "n"));
    valid.put(
        "POST /raters?token=true",
        () ->
            Map.of(
                "name",
                Api.fresh("r"),
                "kind",
                "user",
                "login",
                Api.fresh("l"),
                "email",
                "a@b",
                "traits",
                Map.of("age", "30"),
                "skills",
                Map.of("en", 0.5)));
    valid.put(
        "POST /pools",
        () ->
            Map.of(
                "slug",
                Api.fresh("p"),
                "name",
                "n",
                "quotas",
                Map.of(),
                "rate",
                Map.of("per", "hour", "amount", "12", "currency", "EUR")));
    valid.put("POST /pools/" + pool + "/members", () -> Map.of("rater", "nobody"));
    valid.put("POST /invitations", () -> Map.of("pool", pool, "email", "a@b", "role", "rater"));
    valid.put(
        "POST /projects",
        () ->
            Map.of(
                "slug",
                Api.fresh("x"),
                "name",
                "n",
                "dataset",
                shown.get("dataset").asText(),
                "guideline",
                shown.get("guideline").asText(),
                "pool",
                pool,
                "policy",
                Api.overlap(1),
                "draft",
                true));
    valid.put("POST /projects/" + project + "/leases", () -> Map.of("count", 1));
    valid.put(
        "POST /projects/" + project + "/judgements",
        () ->
            Map.of(
                "lease",
                Api.lease(rater, project).path("leases[0].lease"),
                "answers",
                Map.of("sentiment", "pos"),
                "activeMillis",
                5,
                "comment",
                "c"));
    valid.put(
        "POST /projects/" + project + "/resolutions",
        () -> Map.of("method", "majority", "params", Map.of()));
    valid.put("PUT /projects/" + project + "/pinned-run", () -> Map.of("run", ""));
    return valid;
  }

  @Test
  void oneBadFieldIsRefusedInWords() {
    List<String> faults = new ArrayList<>();
    valid()
        .forEach(
            (operation, body) -> {
              for (String field : body.get().keySet()) {
                VALUES.forEach(value -> tryOne(operation, body.get(), field, value, faults));
              }
            });
    assertEquals(List.of(), faults);
  }

  private void tryOne(
      String operation,
      Map<String, Object> valid,
      String field,
      String value,
      List<String> faults) {
    ObjectNode body = (ObjectNode) Json.toTree(valid);
    body.remove(field);
    String rest = body.toString();
    String text =
        rest.substring(0, rest.length() - 1)
            + (body.isEmpty() ? "" : ",")
            + "\""
            + field
            + "\":"
            + value
            + "}";
    String[] parts = operation.split(" ");
    boolean labelling = parts[1].endsWith("/leases") || parts[1].endsWith("/judgements");
    Response answer =
        Api.as(labelling ? rater : Api.ADMIN)
            .contentType("application/json")
            .body(text.getBytes(StandardCharsets.UTF_8))
            .request(parts[0], parts[1]);
    String what =
        operation.replaceAll("-[a-z0-9-]+", "")
            + " with "
            + field
            + " "
            + value.substring(0, Math.min(30, value.length()))
            + " gave "
            + answer.statusCode();
    if (answer.statusCode() >= 500) {
      faults.add(what);
    } else if (answer.statusCode() >= 400 && HostileBodyTest.problemFault(answer) != null) {
      faults.add(what + " " + HostileBodyTest.problemFault(answer));
    }
  }
}
