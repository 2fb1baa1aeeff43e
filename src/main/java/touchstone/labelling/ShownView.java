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
import java.util.regex.Pattern;
import touchstone.guideline.Shown;

/**
 * A field of the item as part of the page, by the template of the way it is shown.
 *
 * @param lang the language of what is shown, or null
 * @param dir ltr, rtl or auto
 * @param warning what to know before one sees it, or null; the page covers the field until then
 */
public record ShownView(String title, String lang, String dir, RawString html, String warning) {
  private static final Set<String> MEDIA = Set.of("image", "audio", "video");
  private static final Pattern MEDIUM = Pattern.compile("[0-9a-fA-F-]{36}");

  static ShownView of(Engine engine, Shown shown, JsonNode content) {
    JsonNode value = content.get(shown.field());
    String html =
        engine
            .getTemplate("labelling/show/" + way(shown, value))
            .data("value", text(value))
            .data("lines", lines(value))
            .data("pairs", pairs(value))
            .data("rows", rows(value))
            .data("columns", columns(value))
            .data("turns", TurnView.of(value))
            .data("field", shown.field())
            .data("title", title(shown))
            .data("dir", shown.dir(content))
            .render();
    return new ShownView(
        title(shown),
        shown.lang(content),
        shown.dir(content),
        new RawString(html),
        shown.warning());
  }

  /** The template: that of the way it is shown, else one that says why it cannot be. */
  private static String way(Shown shown, JsonNode value) {
    if (text(value).isEmpty()) {
      return "nothing";
    }
    if (MEDIA.contains(shown.as()) && !MEDIUM.matcher(text(value)).matches()) {
      return "noFile";
    }
    return shown.as().equals("dialogue") && TurnView.of(value).isEmpty() ? "table" : shown.as();
  }

  /** The text cut at carriage returns, which HTML loses unless they are written as references. */
  private static List<String> lines(JsonNode value) {
    return List.of(text(value).split("\r", -1));
  }

  private static String title(Shown shown) {
    return shown.title() == null ? shown.field() : shown.title();
  }

  /** An object's fields, or a list's elements by number, as texts. */
  private static Map<String, String> pairs(JsonNode value) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (value != null && value.isObject()) {
      value.fields().forEachRemaining(field -> pairs.put(field.getKey(), text(field.getValue())));
    } else if (value != null && value.isArray()) {
      value.forEach(each -> pairs.put(String.valueOf(pairs.size() + 1), text(each)));
    } else {
      pairs.put("", text(value));
    }
    return pairs;
  }

  private static Set<String> columns(JsonNode value) {
    Set<String> columns = new LinkedHashSet<>();
    if (value != null && value.isArray()) {
      value.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
    }
    return columns;
  }

  /** The rows of a list; what is no list is a row of its own. */
  private static List<List<String>> rows(JsonNode value) {
    List<List<String>> rows = new ArrayList<>();
    if (value == null || !value.isArray()) {
      return List.of(List.of(text(value)));
    }
    Set<String> columns = columns(value);
    for (JsonNode row : value) {
      rows.add(
          columns.isEmpty() || !row.isObject()
              ? List.of(text(row))
              : columns.stream().map(column -> text(row.get(column))).toList());
    }
    return rows;
  }

  static String text(JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
