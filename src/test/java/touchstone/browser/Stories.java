// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import touchstone.app.Api;

/** What several stories need: a question of three options, and a look at what was stored. */
final class Stories {
  static final Map<String, Object> FEELING =
      Map.of(
          "show",
          List.of(Map.of("field", "text", "as", "text")),
          "ask",
          List.of(
              Map.of(
                  "name",
                  "feeling",
                  "type",
                  "choice",
                  "title",
                  "What does the writer feel?",
                  "options",
                  List.of(
                      Map.of("value", "pos", "title", "Positive"),
                      Map.of("value", "neg", "title", "Negative"),
                      Map.of("value", "mixed", "title", "Mixed")))));

  private static final ObjectMapper JSON = new ObjectMapper();

  private Stories() {}

  /** The judgements that stand, an answer each, in the order in which the items were given out. */
  static List<Map<String, Object>> judgements(String project) {
    return Api.admin()
        .get("/projects/" + project + "/judgements")
        .asString()
        .lines()
        .filter(line -> !line.isBlank())
        .map(Stories::read)
        .toList();
  }

  private static Map<String, Object> read(String line) {
    try {
      return JSON.readValue(line, new TypeReference<>() {});
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
