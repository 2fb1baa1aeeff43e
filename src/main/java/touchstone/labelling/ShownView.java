// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.guideline.Shown;

/** A field of the item as part of the page, by the template of the way it is shown. */
public record ShownView(String title, String lang, String dir, RawString html) {

  static ShownView of(Engine engine, Shown shown, JsonNode content) {
    JsonNode value = content.get(shown.field());
    boolean missing =
        value == null || value.isNull() || value.isTextual() && value.textValue().isEmpty();
    String html =
        missing
            ? "<p class=\"hint\">Nothing is given here.</p>"
            : engine
                .getTemplate("labelling/show/" + shown.as())
                .data("value", value.isContainerNode() ? value.toString() : value.asText())
                .data("pairs", pairs(value))
                .data("rows", rows(value))
                .data("columns", columns(value))
                .data("title", title(shown))
                .render();
    return new ShownView(title(shown), shown.lang(), shown.dir(), new RawString(html));
  }

  private static String title(Shown shown) {
    return shown.title() == null ? shown.field() : shown.title();
  }

  /** An object's fields, or a list's elements by number, as texts. */
  private static Map<String, String> pairs(JsonNode value) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (value.isObject()) {
      value.fields().forEachRemaining(field -> pairs.put(field.getKey(), text(field.getValue())));
    } else if (value.isArray()) {
      value.forEach(each -> pairs.put(String.valueOf(pairs.size() + 1), text(each)));
    }
    return pairs;
  }

  private static Set<String> columns(JsonNode value) {
    Set<String> columns = new LinkedHashSet<>();
    if (value.isArray()) {
      value.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
    }
    return columns;
  }

  private static List<List<String>> rows(JsonNode value) {
    List<List<String>> rows = new ArrayList<>();
    if (value.isArray()) {
      Set<String> columns = columns(value);
      value.forEach(
          row ->
              rows.add(
                  columns.isEmpty()
                      ? List.of(text(row))
                      : columns.stream().map(column -> text(row.get(column))).toList()));
    }
    return rows;
  }

  private static String text(JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
