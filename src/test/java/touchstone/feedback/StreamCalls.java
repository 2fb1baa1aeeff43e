// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;
import touchstone.base.Json;

/** A stream of a test: made, sent to with its own token, read by a lead. */
public record StreamCalls(String slug, String token) {
  /** Clicks within half an hour are "1", silence is "0". */
  public static final String CLICKS =
      "{\"window\":\"PT30M\",\"outcomes\":[{\"type\":\"click\",\"label\":\"1\"}]}";

  /** A template that asks what the clicks answer. */
  public static final Map<String, Object> CLICKED =
      Map.of(
          "show",
          List.of(Map.of("field", "title", "as", "text")),
          "ask",
          List.of(
              Map.of(
                  "name",
                  "clicked",
                  "type",
                  "choice",
                  "title",
                  "Would you click?",
                  "options",
                  List.of(
                      Map.of("value", "1", "title", "Yes"), Map.of("value", "0", "title", "No")))));

  public static StreamCalls made() {
    return made(CLICKS, Map.of());
  }

  /** A stream with this policy and whatever else it is to have. */
  public static StreamCalls made(String policy, Map<String, Object> more) {
    String slug = Api.fresh("clicks");
    Map<String, Object> body = new HashMap<>(more);
    body.put("slug", slug);
    body.putIfAbsent("question", "clicked");
    body.put("policy", Json.tree(policy));
    String token =
        Api.post(Api.ADMIN, "/streams", body).then().statusCode(201).extract().path("token");
    return new StreamCalls(slug, token);
  }

  public String path(String rest) {
    return "/streams/" + slug + rest;
  }

  public ValidatableResponse predictions(String lines) {
    return send("predictions", lines);
  }

  public ValidatableResponse outcomes(String lines) {
    return send("outcomes", lines);
  }

  private ValidatableResponse send(String what, String lines) {
    return Api.as(token)
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post(path("/" + what))
        .then()
        .statusCode(greaterThanOrEqualTo(200));
  }

  /** The labels, as lines; the query begins with "?" or is empty. */
  public List<JsonNode> labels(String query) {
    String lines =
        Api.admin().get(path("/labels" + query)).then().statusCode(200).extract().asString();
    return Arrays.stream(lines.split("\n"))
        .filter(line -> !line.isEmpty())
        .map(Json::tree)
        .toList();
  }
}
