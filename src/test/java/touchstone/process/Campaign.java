// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A project with so many items and raters, set up over the API of a running application. */
record Campaign(String project, List<String> raters) {

  static Campaign of(Http http, int items, int raters, int overlap, String lease)
      throws IOException {
    String admin = RunningApp.TOKEN;
    made(http.post(admin, "/api/v1/datasets", Map.of("slug", "d", "name", "Data")));
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= items; i++) {
      lines.append("{\"id\":\"i").append(i).append("\",\"text\":\"text ").append(i).append("\"}\n");
    }
    http.stream(
        admin,
        "/api/v1/datasets/d/items",
        "application/x-ndjson",
        new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    List<Map<String, String>> options =
        List.of(Map.of("value", "yes", "title", "Yes"), Map.of("value", "no", "title", "No"));
    Map<String, Object> template =
        Map.of(
            "show", List.of(Map.of("field", "text", "as", "text")),
            "ask",
                List.of(
                    Map.of("name", "q", "type", "choice", "title", "Well?", "options", options)));
    made(
        http.post(
            admin,
            "/api/v1/guidelines",
            Map.of("slug", "g", "name", "Guide", "body", "Read", "template", template)));
    made(http.post(admin, "/api/v1/pools", Map.of("slug", "p", "name", "Pool")));
    List<String> tokens = new ArrayList<>();
    for (int i = 1; i <= raters; i++) {
      JsonNode rater =
          made(
              http.post(
                  admin,
                  "/api/v1/raters?token=true",
                  Map.of("name", "rater " + i, "kind", "generalist")));
      made(
          http.post(
              admin, "/api/v1/pools/p/members", Map.of("rater", rater.get("id").textValue())));
      tokens.add(rater.get("token").textValue());
    }
    made(
        http.post(
            admin,
            "/api/v1/projects",
            Map.of(
                "slug",
                "x",
                "name",
                "Project",
                "dataset",
                "d",
                "guideline",
                "g",
                "pool",
                "p",
                "policy",
                Map.of("overlap", Map.of("max", overlap), "lease", lease))));
    return new Campaign("x", tokens);
  }

  private static JsonNode made(Http.Answer answer) {
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.json();
  }
}
