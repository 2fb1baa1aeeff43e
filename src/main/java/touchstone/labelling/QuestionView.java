// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;
import java.util.LinkedHashSet;
import java.util.Set;
import touchstone.base.Json;
import touchstone.guideline.Question;

/** A question as part of the page: its own template, filled with the answer there is. */
public record QuestionView(
    String name, String type, boolean required, String when, String fault, RawString html) {

  /** Each type of question has a template of its name: adding a type adds a file, no line here. */
  static QuestionView of(Engine engine, Question question, JsonNode answer, String fault) {
    String html =
        engine
            .getTemplate("labelling/question/" + question.type())
            .data("q", question)
            .data("chosen", chosen(answer))
            .data("text", answer == null ? "" : plain(answer))
            .data("fault", fault)
            .render();
    return new QuestionView(
        question.name(),
        question.type(),
        question.required(),
        question.when() == null ? null : Json.write(question.when().toJson()),
        fault,
        new RawString(html));
  }

  private static Set<String> chosen(JsonNode answer) {
    Set<String> chosen = new LinkedHashSet<>();
    if (answer != null && answer.isArray()) {
      answer.forEach(each -> chosen.add(plain(each)));
    } else if (answer != null) {
      chosen.add(plain(answer));
    }
    return chosen;
  }

  private static String plain(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
