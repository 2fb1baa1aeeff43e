// SPDX-License-Identifier: Apache-2.0
package touchstone.steering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Slug;

/** The wizard's second step: one question in a form, or a whole template as JSON. */
public record QuestionForm(
    String name,
    String type,
    String title,
    String options,
    String low,
    String high,
    List<String> show,
    String body,
    String template) {

  static QuestionForm begun(String heading) {
    return new QuestionForm("", "choice", "", "", "1", "5", List.of(), heading + "\n\n", "");
  }

  static QuestionForm of(MultivaluedMap<String, String> form) {
    return new QuestionForm(
        text(form, "name"),
        text(form, "type"),
        text(form, "title"),
        text(form, "options"),
        text(form, "low"),
        text(form, "high"),
        form.getOrDefault("show", List.of()),
        text(form, "body"),
        text(form, "template"));
  }

  private static String text(MultivaluedMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** The template that the form describes; its faults are found when it is read. */
  JsonNode toTemplate() {
    if (!template.isEmpty()) {
      return Json.tree(template);
    }
    if (show.isEmpty()) {
      throw Problem.refusedField("Show raters", "choose at least one field that raters will see");
    }
    ObjectNode json = Json.object();
    ArrayNode shown = json.putArray("show");
    for (String field : show) {
      String as = field.equals("media") ? "image" : "text";
      shown.addObject().put("field", field).put("as", as);
    }
    json.putArray("ask").add(question());
    return json;
  }

  private ObjectNode question() {
    if (title.isEmpty()) {
      throw Problem.refusedField("Question", "write what raters are asked");
    }
    ObjectNode question = Json.object();
    question.put("name", "answer").put("type", type).put("title", title);
    switch (type) {
      case "choice", "multi" -> question.set("options", optionList());
      case "scale" ->
          question.put("min", number("Lowest", low)).put("max", number("Highest", high));
      default -> {}
    }
    return question;
  }

  private ArrayNode optionList() {
    ArrayNode list = Json.array();
    Set<String> values = new HashSet<>();
    options
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              String value = Slug.of(line);
              while (!values.add(value)) {
                value = value + "-" + (values.size() + 1);
              }
              list.addObject().put("value", value).put("title", line);
            });
    if (list.size() < 2) {
      throw Problem.refusedField("Options", "write two or more, one a line");
    }
    return list;
  }

  private static BigDecimal number(String field, String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException none) {
      throw Problem.refusedField(field, "must be a number");
    }
  }

  public boolean shows(String field) {
    return show.contains(field);
  }
}
