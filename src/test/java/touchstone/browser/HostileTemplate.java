// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A template, an item and a guideline with a text of the list in each place. */
final class HostileTemplate {
  private HostileTemplate() {}

  static Map<String, Object> of(List<String> texts) {
    List<Object> show = new ArrayList<>();
    List<Object> ask = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      show.add(Map.of("field", "t" + i, "as", "text", "title", text, "warning", text));
      show.add(Map.of("field", "h" + i, "as", "html", "title", text));
      if (i % 5 == 0) {
        show.add(Map.of("field", text, "as", "text"));
      }
      ask.add(
          question(
              "choice",
              "q" + i,
              text,
              Map.of(
                  "options",
                  List.of(
                      Map.of("value", "a", "title", text, "description", text),
                      Map.of("value", "b", "title", "B")))));
    }
    for (String way : List.of("dialogue", "table", "pair", "context", "image", "audio")) {
      show.add(Map.of("field", way, "as", way));
    }
    String text = texts.get(0);
    List<Object> labels = list(texts, "title");
    ask.add(question("text", "said", text, Map.of()));
    ask.add(question("number", "count", text, Map.of("unit", "n" + text.length())));
    ask.add(
        question(
            "scale", "good", text, Map.of("min", 1, "max", 3, "minTitle", text, "maxTitle", text)));
    ask.add(question("multi", "many", text, Map.of("options", labels)));
    ask.add(question("taxonomy", "tree", text, Map.of("tree", labels)));
    ask.add(question("spans", "parts", text, Map.of("on", "t0", "labels", labels)));
    ask.add(question("rank", "order", text, Map.of("of", "answers")));
    ask.add(question("pairwise", "better", text, Map.of("of", List.of("t0", "t1"))));
    return Map.of("show", show, "ask", ask);
  }

  private static Map<String, Object> question(
      String type, String name, String text, Map<String, Object> more) {
    Map<String, Object> question = new LinkedHashMap<>(more);
    question.put("name", name);
    question.put("type", type);
    question.put("title", text);
    question.put("help", text);
    question.put("required", false);
    return question;
  }

  private static List<Object> list(List<String> texts, String field) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      list.add(Map.of("value", "v" + i, field, texts.get(i)));
    }
    return list;
  }

  /** An item for it, without an id. */
  static Map<String, Object> item(List<String> texts) {
    Map<String, Object> item = new LinkedHashMap<>();
    List<Object> turns = new ArrayList<>();
    List<Object> rows = new ArrayList<>();
    Map<String, Object> pairs = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      item.put("t" + i, text);
      item.put("h" + i, text);
      item.put(text.strip(), text);
      turns.add(Map.of("role", text, "content", text));
      rows.add(Map.of(text, text));
      pairs.put(text, text);
    }
    item.put("dialogue", turns);
    item.put("table", rows);
    item.put("pair", pairs);
    item.put("context", pairs);
    item.put("image", String.join(" ", texts));
    item.put("audio", texts.get(0));
    item.put("answers", texts);
    item.put("lang", texts.get(0));
    item.put("dir", texts.get(1));
    return item;
  }

  /** A guideline with each text in each place that Markdown has. */
  static String body(List<String> texts) {
    StringBuilder body = new StringBuilder("# Read this\n\n");
    for (String text : texts) {
      body.append("## ").append(text).append("\n\n").append(text).append("\n\n- ").append(text);
      body.append("\n\n> ").append(text).append("\n\n`").append(text).append("`\n\n[").append(text);
      body.append("](").append(text).append(")\n\n![").append(text).append("](").append(text);
      body.append(")\n\n<")
          .append(text)
          .append(">\n\n| ")
          .append(text)
          .append(" | b |\n|---|---|\n| ");
      body.append(text).append(" | ").append(text).append(" |\n\n    ").append(text);
      body.append("\n\n~~~").append(text).append("\n").append(text).append("\n~~~\n\n");
    }
    return body.toString();
  }
}
