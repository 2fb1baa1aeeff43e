// SPDX-License-Identifier: Apache-2.0
package touchstone.app;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/** Hostile bodies at every endpoint that takes one: refused in the one form, never a 5xx. */
@AppTest
class HostileBodyTest {
  private static final Set<String> SHAPE = Set.of("type", "title", "status", "detail", "errors");
  private static final String FIELDS =
      "slug name description slices body template change note kind login email traits skills rate"
          + " quotas rater pool role dataset guideline policy draft count reason lease answers"
          + " activeMillis comment method params run id";

  private static Map<String, byte[]> bodies() {
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    bodies.put("nothing", new byte[0]);
    bodies.put("blank", text("  \n "));
    bodies.put("null", text("null"));
    bodies.put("a number", text("1"));
    bodies.put("a text", text("\"x\""));
    bodies.put("an empty array", text("[]"));
    bodies.put("an array of arrays", text("[[[]],null,1,\"x\",{}]"));
    bodies.put("an empty object", text("{}"));
    bodies.put("half an object", text("{\"slug\":\"a"));
    bodies.put("trailing text", text("{}{}"));
    bodies.put("the same name twice", text("{\"slug\":\"a\",\"slug\":\"b\"}"));
    bodies.put("not UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '(', '"', '}'});
    bodies.put("a NUL", text("{\"slug\":\"a\\u0000b\",\"name\":\"\\u0000\"}"));
    bodies.put("a lone surrogate", text("{\"slug\":\"a\",\"name\":\"\\ud800\"}"));
    bodies.put("too deep", text("[".repeat(70) + "]".repeat(70)));
    bodies.put("far too deep", text("{\"a\":".repeat(100_000)));
    bodies.put("a type to be made", text("{\"@class\":\"javax.swing.JEditorPane\"}"));
    bodies.put("XML", text("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"));
    bodies.put("a serialised object", new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 't', 0, 1, 'x'});
    bodies.put("unknown lines", text("{\"nonsense\":1}\n{\"nonsense\":2}\n"));
    for (String value :
        List.of(
            "null",
            "true",
            "-1",
            "1e999999999",
            "[]",
            "{}",
            "\"\"",
            "\"" + "x".repeat(5000) + "\"",
            "\"😀".concat("é".repeat(300)).concat("\""),
            "[null]",
            "{\"a\":null}",
            "\"00000000-0000-7000-8000-000000000000\"")) {
      bodies.put("each field " + value.substring(0, Math.min(14, value.length())), each(value));
    }
    return bodies;
  }

  /** An object in which every field of the contract has this value. */
  private static byte[] each(String value) {
    List<String> fields = new ArrayList<>();
    for (String field : FIELDS.split(" ")) {
      fields.add("\"" + field + "\":" + value);
    }
    return text("{" + String.join(",", fields) + "}");
  }

  /** The body cut down to the fields that the operation knows, so that it is not refused early. */
  private static byte[] known(Operations.Operation operation, byte[] body) {
    try {
      JsonNode tree = Json.tree(body);
      for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
        if (!operation.fields().contains(names.next())) {
          names.remove();
        }
      }
      return text(tree.toString());
    } catch (RuntimeException notJson) {
      return body;
    }
  }

  /** Names of a reader's classes, and its way of speaking. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "fasterxml|java[.](lang|util|time)|touchstone[.][a-z]+[.]|JsonToken|Constraints|deseriali");

  @Test
  void nothingThatIsSentBreaksTheServer() {
    Map<String, String> tokens = Callers.tokens();
    String project = Api.project(1, Api.pool(), Api.overlap(1));
    JsonNode shown = Json.tree(Api.admin().get("/projects/" + project).asByteArray());
    stream(project);
    List<String> faults = new ArrayList<>();
    int calls = 0;
    for (Operations.Operation operation : Operations.all()) {
      if (!operation.takesBody() || operation.path().endsWith("/cancel")) {
        continue;
      }
      String slug =
          operation.path().startsWith("/datasets")
              ? shown.get("dataset").asText()
              : operation.path().startsWith("/guidelines")
                  ? shown.get("guideline").asText()
                  : operation.path().startsWith("/pools") ? shown.get("pool").asText() : project;
      for (Map.Entry<String, byte[]> body : bodies().entrySet()) {
        for (Map.Entry<String, String> caller : tokens.entrySet()) {
          boolean full = caller.getKey().equals("admin");
          if (!full && body.getKey().startsWith("each field")) {
            continue;
          }
          String what = operation.name() + " as " + caller.getKey() + ": " + body.getKey();
          calls += 2;
          look(operation, send(operation, slug, caller.getValue(), body.getValue()), what, faults);
          if (full) {
            byte[] known = known(operation, body.getValue());
            look(
                operation,
                send(operation, slug, caller.getValue(), known),
                what + ", known",
                faults);
          }
        }
      }
    }
    System.out.println("hostile: " + calls + " calls");
    assertEquals(List.of(), faults);
  }

  /** So that what comes through a door is read. */
  private static void stream(String slug) {
    JsonNode policy =
        Json.tree("{\"window\":\"PT1M\",\"outcomes\":[{\"type\":\"click\",\"label\":\"1\"}]}");
    Api.post(Api.ADMIN, "/streams", Map.of("slug", slug, "question", "clicked", "policy", policy))
        .then()
        .statusCode(201);
  }

  private static Response send(
      Operations.Operation operation, String slug, String token, byte[] body) {
    String type = operation.path().endsWith("/media") ? "multipart/form-data" : "application/json";
    return given()
        .basePath(operation.base())
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type)
        .body(body)
        .request(
            operation.method(), operation.filled(slug, "00000000-0000-7000-8000-000000000000"));
  }

  private static void look(
      Operations.Operation operation, Response answer, String what, List<String> faults) {
    if (answer.statusCode() >= 500) {
      faults.add(what + " gave " + answer.statusCode());
    } else if (answer.statusCode() >= 400 && !operation.isDoor()) {
      String fault = problemFault(answer);
      if (fault != null) {
        faults.add(what + " gave " + answer.statusCode() + " " + fault);
      }
    }
  }

  /** Why a refusal is no problem of the contract's form, or speaks of our insides; or null. */
  static String problemFault(Response answer) {
    if (!answer.contentType().startsWith("application/problem+json")) {
      return "as " + answer.contentType();
    }
    JsonNode problem = Json.tree(answer.asByteArray());
    List<String> names = new ArrayList<>();
    problem.fieldNames().forEachRemaining(names::add);
    return Set.copyOf(names).equals(SHAPE)
            && problem.get("status").asInt() == answer.statusCode()
            && problem.get("errors").isArray()
            && !INSIDES.matcher(problem.toString()).find()
        ? null
        : "with " + problem;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
