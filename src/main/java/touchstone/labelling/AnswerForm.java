// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.judgement.Effort;
import touchstone.judgement.Submission;

/**
 * What the label page's form sends, as a submission. Its own fields begin with {@code page.}, which
 * no question may be named.
 */
final class AnswerForm {
  static final String QUESTION_MILLIS = "page.questionMillis";
  static final String GUIDELINE_OPENS = "page.guidelineOpens";

  private AnswerForm() {}

  /** The answers in the form; of questions whose condition does not hold, nothing. */
  static ObjectNode answers(Template template, MultivaluedMap<String, String> form) {
    ObjectNode answers = Json.object();
    for (Question question : template.ask()) {
      if (form.containsKey(question.name())) {
        JsonNode answer = question.fromForm(form.get(question.name()));
        if (answer != null) {
          answers.set(question.name(), answer);
        }
      }
    }
    return answers.retain(template.asked(answers).keySet());
  }

  static Submission submission(Template template, MultivaluedMap<String, String> form) {
    Effort effort = effort(template, form);
    return new Submission(
        answers(template, form),
        millis(form.getFirst("page.activeMillis")),
        effort.questionMillis(),
        effort.guidelineOpens(),
        form.getFirst("page.comment"),
        flagged(form));
  }

  /** What the page counted; what is no number, or of another template, is left out. */
  static Effort effort(Template template, MultivaluedMap<String, String> form) {
    Map<String, Long> millis = new LinkedHashMap<>();
    JsonNode sent = counted(form.getFirst(QUESTION_MILLIS));
    for (Question question : template.ask()) {
      JsonNode each = sent.path(question.name());
      if (each.canConvertToLong() && each.longValue() >= 0) {
        millis.put(question.name(), each.longValue());
      }
    }
    Long opens = millis(form.getFirst(GUIDELINE_OPENS));
    return Effort.of(millis, opens == null ? 0 : (int) Math.min(opens, Effort.MOST_OPENS));
  }

  private static JsonNode counted(String text) {
    try {
      return text == null || text.isBlank() ? Json.object() : Json.tree(text);
    } catch (Problem noJson) {
      return Json.object();
    }
  }

  static boolean flagged(MultivaluedMap<String, String> form) {
    return "true".equals(form.getFirst("page.flagged"));
  }

  /** The milliseconds that a field names, or null: without a script nobody counts them. */
  static Long millis(String text) {
    return text != null && text.matches("\\d{1,12}") ? Long.valueOf(text) : null;
  }
}
