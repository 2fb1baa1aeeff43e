// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;
import touchstone.base.Json;

/** The plain kinds of cell: words, prose, numbers, flags, named texts. */
final class Cells {
  static final String YES = "yes";
  static final String NO = "no";

  /** One line of text. */
  static final Cell WORDS =
      new Cell() {
        @Override
        public String text(JsonNode json) {
          return json.isTextual() && json.textValue().lines().count() <= 1
              ? json.textValue()
              : null;
        }

        @Override
        public JsonNode json(String text) {
          return TextNode.valueOf(text.strip());
        }
      };

  /** Several lines of text. */
  static final Cell PROSE =
      new Cell() {
        @Override
        public String text(JsonNode json) {
          return json.isTextual() ? json.textValue() : null;
        }

        @Override
        public JsonNode json(String text) {
          return TextNode.valueOf(text.strip());
        }
      };

  static final Cell NUMBER =
      new Cell() {
        @Override
        public String text(JsonNode json) {
          return Numbers.write(json);
        }

        @Override
        public JsonNode json(String text) {
          return Numbers.read(text);
        }
      };

  /** A tick box. */
  static final Cell FLAG =
      new Cell() {
        @Override
        public String text(JsonNode json) {
          return json.isBoolean() ? json.booleanValue() ? YES : NO : null;
        }

        @Override
        public JsonNode json(String text) {
          return BooleanNode.valueOf(text.equals(YES));
        }
      };

  /** An object of texts, a line each: {@code left | The first}. */
  static final Cell NAMED_TEXTS =
      new Cell() {
        @Override
        public String text(JsonNode json) {
          return json.properties().stream()
              .map(field -> Line.of(List.of(field.getKey(), field.getValue().asText())))
              .collect(Collectors.joining("\n"));
        }

        @Override
        public JsonNode json(String text) {
          ObjectNode json = Json.object();
          Line.all(text)
              .forEach(
                  parts ->
                      json.put(
                          parts.get(0),
                          String.join(
                              " | ", parts.subList(Math.min(1, parts.size()), parts.size()))));
          return json;
        }
      };

  private Cells() {}
}
