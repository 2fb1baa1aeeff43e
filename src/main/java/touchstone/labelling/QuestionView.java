// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.guideline.Question;

/** A question as part of the page: its own template, filled with the answer there is. */
public record QuestionView(
    String name, String type, boolean required, String when, String fault, RawString html) {
  private static final int LONGEST_NUMBER = 40;
  private static final int BLANK_ROWS = 6;

  /**
   * Each type of question has a template of its name: adding a type adds a file, no line here.
   *
   * @param keys the key of each value that one key picks
   * @param item the item's content
   * @param lease what the order on the screen follows, where it is not that of the template
   * @param answer the answer there is, or null
   * @param fault why it was refused, or null
   */
  static QuestionView of(
      Engine engine,
      Question question,
      Map<String, String> keys,
      JsonNode item,
      UUID lease,
      JsonNode answer,
      String fault) {
    String html =
        engine
            .getTemplate("labelling/question/" + question.type())
            .data("q", question)
            .data("keys", keys)
            .data("item", item)
            .data("lease", lease)
            .data("order", String.join(",", question.shownOrder(lease, item)))
            .data("chosen", new LinkedHashSet<>(all(answer)))
            .data("given", all(answer))
            .data("parts", parts(answer))
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

  /** The elements of a list, or the one value, as texts. */
  private static List<String> all(JsonNode answer) {
    List<String> all = new ArrayList<>();
    if (answer != null && answer.isArray()) {
      answer.forEach(each -> all.add(plain(each)));
    } else if (answer != null) {
      all.add(plain(answer));
    }
    return all;
  }

  /** The parts of the item that were marked, and rows for some more. */
  private static List<PartView> parts(JsonNode answer) {
    List<PartView> parts = new ArrayList<>();
    if (answer != null && answer.isArray()) {
      answer.forEach(each -> parts.add(new PartView(each)));
    }
    for (int row = 0; row < BLANK_ROWS; row++) {
      parts.add(new PartView(null));
    }
    return parts;
  }

  static String plain(JsonNode value) {
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue().stripTrailingZeros();
      return Math.abs(number.scale()) > LONGEST_NUMBER ? number.toString() : number.toPlainString();
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
