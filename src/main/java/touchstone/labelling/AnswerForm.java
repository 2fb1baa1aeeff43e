// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.judgement.Submission;

/**
 * What the label page's form sends, as a submission. Its own fields begin with {@code page.}, which
 * no question may be named.
 */
final class AnswerForm {
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
    return new Submission(
        answers(template, form),
        millis(form.getFirst("page.activeMillis")),
        form.getFirst("page.comment"),
        flagged(form));
  }

  static boolean flagged(MultivaluedMap<String, String> form) {
    return "true".equals(form.getFirst("page.flagged"));
  }

  /** The milliseconds that a field names, or null: without a script nobody counts them. */
  static Long millis(String text) {
    return text != null && text.matches("\\d{1,12}") ? Long.valueOf(text) : null;
  }
}
