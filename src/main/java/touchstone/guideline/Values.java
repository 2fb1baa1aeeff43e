// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that the questions of a template offer: options, and labels to mark with. */
public final class Values {
  private static final String LABELS = "labels";

  private Values() {}

  /** The values of a question with their titles, in order; empty where it offers none. */
  public static Map<String, String> of(Question question) {
    Map<String, String> values = new LinkedHashMap<>();
    ObjectNode json = question.toJson();
    for (String list : new String[] {"options", LABELS}) {
      for (JsonNode each : json.path(list)) {
        if (each.hasNonNull("value")) {
          values.put(each.get("value").asText(), each.path("title").asText());
        }
      }
    }
    question.options().forEach(value -> values.putIfAbsent(value, value));
    return values;
  }

  /** Whether its answers are lists of marks that each carry one of the values. */
  public static boolean marks(Question question) {
    return question.toJson().has(LABELS);
  }

  /** The values of all questions by what people may call them. */
  static Map<String, String> named(Template template) {
    Map<String, String> named = new HashMap<>();
    for (Question question : template.ask()) {
      of(question)
          .forEach(
              (value, title) -> {
                named.put(Sections.plain(value), value);
                named.putIfAbsent(Sections.plain(title), value);
              });
    }
    return named;
  }

  /** The values of all questions with their titles. */
  public static Map<String, String> of(Template template) {
    Map<String, String> values = new LinkedHashMap<>();
    template.ask().forEach(question -> of(question).forEach(values::putIfAbsent));
    return values;
  }
}
