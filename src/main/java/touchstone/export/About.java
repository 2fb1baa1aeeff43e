// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.Shown;
import touchstone.guideline.Template;
import touchstone.guideline.question.Vocabulary;

/**
 * What a question's values mean: its text, the titles of its values, and the guideline whose
 * version asked it; the template is versioned with the guideline.
 *
 * @param history the templates of all versions so far, the oldest first
 */
public record About(
    Question question, Template template, String guideline, int version, List<Template> history) {
  private static final List<String> TEXTS = List.of("text", "html", "dialogue", "context");

  /** What an answer means, in the words that raters saw. */
  public String meaning(JsonNode answer) {
    return answer == null || answer.isNull() ? null : question.describe(answer);
  }

  /** The question's values with their titles, as it asks now. */
  public Vocabulary vocabulary() {
    return Vocabulary.of(question);
  }

  /**
   * The values that were ever offered, each with a number from 0 on that it keeps for ever: a value
   * that goes leaves its number unused, one that comes gets the next.
   */
  public Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    history.stream()
        .map(each -> each.question(question.name()))
        .filter(each -> each != null)
        .flatMap(each -> Vocabulary.of(each).titles().keySet().stream())
        .forEach(value -> numbers.putIfAbsent(value, numbers.size()));
    vocabulary().titles().keySet().forEach(v -> numbers.putIfAbsent(v, numbers.size()));
    return numbers;
  }

  /** The title of a value, or the value. */
  public String title(String value) {
    return vocabulary().titles().getOrDefault(value, value);
  }

  /** The field that the answers are about: the one marked, else the first text shown, else null. */
  public String field() {
    String on = Vocabulary.on(question);
    if (on != null) {
      return on;
    }
    return template.show().stream()
        .filter(shown -> TEXTS.contains(shown.as()))
        .map(Shown::field)
        .findFirst()
        .orElse(template.show().isEmpty() ? null : template.show().get(0).field());
  }

  /** How the field is shown: text, image and so on. */
  public String shownAs() {
    String field = field();
    return template.show().stream()
        .filter(shown -> shown.field().equals(field))
        .map(Shown::as)
        .findFirst()
        .orElse("text");
  }

  /** The same for machines. */
  public ObjectNode toJson() {
    ObjectNode json =
        Json.object()
            .put("question", question.name())
            .put("type", question.type())
            .put("title", question.title());
    if (question.help() != null) {
      json.put("help", question.help());
    }
    ObjectNode answers = json.putObject("answers");
    vocabulary().titles().forEach(answers::put);
    return json.put("guideline", guideline).put("guidelineVersion", version);
  }
}
