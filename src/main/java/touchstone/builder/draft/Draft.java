// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import touchstone.base.Json;
import touchstone.base.Problem;

/**
 * A template as it stands in the builder's form, right or not: its JSON says all of it, and a row
 * keeps its place in the JSON, so that faults found there are shown at the row.
 */
public record Draft(List<Row> show, List<Row> ask, Row rest) {
  /** No template takes more rows of a kind. */
  public static final int MOST = 50;

  public Draft {
    show = List.copyOf(show);
    ask = List.copyOf(ask);
  }

  /** One field shown and one question, both to be filled in. */
  public static Draft empty() {
    return new Draft(
        List.of(new Row(Map.of("as", "text"))),
        List.of(new Row(Map.of("type", "choice"))),
        new Row(Map.of()));
  }

  /** The draft of a template's JSON; 422 where it is no template at all. */
  public static Draft of(JsonNode template) {
    if (template == null || !template.isObject()) {
      throw Problem.refusedField("template", "must be an object");
    }
    ObjectNode rest = ((ObjectNode) template).deepCopy();
    rest.remove(List.of("show", "ask"));
    return new Draft(
        rows(template, "show", ShownRow::of),
        rows(template, "ask", QuestionRow::of),
        new Row(rest.isEmpty() ? Map.of() : Map.of(Row.REST, rest.toString())));
  }

  private static List<Row> rows(JsonNode template, String name, Function<ObjectNode, Row> read) {
    JsonNode list = template.path(name);
    List<Row> rows = new ArrayList<>();
    if (list.isMissingNode()) {
      return rows;
    }
    if (!list.isArray() || list.size() > MOST) {
      throw Problem.refusedField(name, "must be a list of 1 to " + MOST);
    }
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).isObject()) {
        throw Problem.refusedField(name + "[" + i + "]", "must be an object");
      }
      rows.add(read.apply((ObjectNode) list.get(i)));
    }
    return rows;
  }

  /**
   * The template; 422 only where further fields are no JSON. All else is for its reader to find.
   */
  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    ArrayNode shown = json.putArray("show");
    for (int i = 0; i < show.size(); i++) {
      shown.add(ShownRow.json(show.get(i), "show[" + i + "]"));
    }
    List<String> names = names();
    List<ObjectNode> asked = new ArrayList<>();
    for (int i = 0; i < ask.size(); i++) {
      asked.add(QuestionRow.json(ask.get(i), names.get(i), asked, "ask[" + i + "]"));
    }
    json.putArray("ask").addAll(asked);
    rest.writeRest(json, "template");
    return json;
  }

  /** The names of the questions, made of their titles where none is typed. */
  private List<String> names() {
    Set<String> taken = new HashSet<>();
    ask.forEach(row -> taken.add(row.cell("name").strip()));
    List<String> names = new ArrayList<>();
    for (Row row : ask) {
      String typed = row.cell("name").strip();
      names.add(typed.isEmpty() ? Names.name(row.cell("title"), names.size() + 1, taken) : typed);
    }
    return names;
  }

  /** The same with the names made of titles written down: they stay when titles change. */
  public Draft named() {
    List<String> names = names();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ask.size(); i++) {
      Row row = ask.get(i);
      rows.add(row.blank("title") ? row : row.with("name", names.get(i)));
    }
    return new Draft(show, rows, rest);
  }

  /** After one act on its rows: {@code ask.add}, {@code show.0.up}, {@code ask.2.remove}. */
  public Draft after(String act) {
    String[] parts = act.split("\\.");
    boolean shown = parts[0].equals("show");
    List<Row> rows = new ArrayList<>(shown ? show : ask);
    if (parts.length == 2 && parts[1].equals("add") && rows.size() < MOST) {
      rows.add(new Row(shown ? Map.of("as", "text") : Map.of("type", "choice")));
    } else if (parts.length == 3 && parts[1].matches("\\d{1,3}")) {
      change(rows, Integer.parseInt(parts[1]), parts[2]);
    }
    return shown ? new Draft(rows, ask, rest) : new Draft(show, rows, rest);
  }

  private static void change(List<Row> rows, int at, String how) {
    if (at >= rows.size()) {
      return;
    }
    switch (how) {
      case "remove" -> rows.remove(at);
      case "up" -> Collections.swap(rows, at, Math.max(0, at - 1));
      case "down" -> Collections.swap(rows, at, Math.min(rows.size() - 1, at + 1));
      default -> {}
    }
  }
}
