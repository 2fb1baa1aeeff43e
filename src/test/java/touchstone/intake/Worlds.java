// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;

/** Projects that ask one question about texts or images, and their doors in and out. */
public final class Worlds {
  private Worlds() {}

  /** A template of one question; a text is shown, or an image where parts of one are marked. */
  public static Map<String, Object> template(Map<String, Object> question) {
    String type = (String) question.get("type");
    boolean image = type.equals("boxes") || type.equals("polygons");
    return Map.of(
        "show",
        List.of(
            image
                ? Map.of("field", "photo", "as", "image")
                : Map.of("field", "text", "as", "text")),
        "ask",
        List.of(question));
  }

  public static Map<String, Object> choice() {
    return Map.of("name", "mood", "type", "choice", "title", "Which mood?", "options", options());
  }

  public static Map<String, Object> multi() {
    return Map.of(
        "name", "moods", "type", "multi", "title", "Which moods?", "min", 0, "options", options());
  }

  private static List<Map<String, Object>> options() {
    return List.of(
        Map.of("value", "pos", "title", "Positive"), Map.of("value", "neg", "title", "Negative"));
  }

  /** A question for parts: spans of a text, boxes or polygons of an image. */
  public static Map<String, Object> parts(String type) {
    return Map.of(
        "name",
        "found",
        "type",
        type,
        "title",
        "What is there?",
        "on",
        type.equals("spans") ? "text" : "photo",
        "labels",
        List.of(
            Map.of("value", "PER", "title", "Person"), Map.of("value", "LOC", "title", "Place")));
  }

  /** An open project over a new dataset of these items, one JSON object a line. */
  public static String project(String guideline, String... items) {
    String data = Api.dataset(0);
    if (items.length > 0) {
      Api.admin()
          .contentType("application/x-ndjson")
          .body(String.join("\n", items).getBytes(StandardCharsets.UTF_8))
          .post("/datasets/" + data + "/items")
          .then()
          .statusCode(200);
    }
    return Api.project(data, guideline, Api.pool(), Api.overlap(2));
  }

  /** Judgements brought in, one a line. */
  public static void judge(String project, String... lines) {
    Response report =
        Api.admin()
            .contentType("application/x-ndjson")
            .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
            .post("/projects/" + project + "/judgements/import");
    report.then().statusCode(200);
    org.junit.jupiter.api.Assertions.assertEquals(
        lines.length, (int) report.path("accepted"), report.asString());
  }

  public static Response labels(String project, String format, String mode) {
    return Api.admin()
        .queryParam("format", format)
        .queryParam("mode", mode)
        .get("/projects/" + project + "/labels");
  }

  public static Response bring(String project, String query, byte[] file) {
    return Api.admin()
        .contentType("application/octet-stream")
        .body(file)
        .post("/projects/" + project + "/intake?" + query);
  }

  public static Response bring(String project, String query, String file) {
    return bring(project, query, file.getBytes(StandardCharsets.UTF_8));
  }
}
