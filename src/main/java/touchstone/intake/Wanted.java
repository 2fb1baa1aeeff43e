// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import touchstone.guideline.Question;
import touchstone.guideline.Shown;
import touchstone.guideline.Template;
import touchstone.guideline.question.Vocabulary;
import touchstone.rater.RaterKind;

/**
 * What answers are wanted from a file.
 *
 * @param question the question answered; null where the file names each question itself
 * @param from what the file calls the question, or null where it calls it as we do
 * @param rater who answered, where the file does not say
 * @param kind of what kind a rater is, where the file does not say
 */
public record Wanted(
    Template template, Question question, String from, String rater, RaterKind kind) {

  /** The question that the file's name stands for, or null. */
  public Question named(String name) {
    if (question == null) {
      return template.question(name);
    }
    String called = from == null ? question.name() : from;
    return called.equals(name) ? question : null;
  }

  /** The field of an item that the answers are about. */
  public String field() {
    String on = question == null ? null : Vocabulary.on(question);
    if (on != null) {
      return on;
    }
    return template.show().isEmpty() ? "text" : shown().field();
  }

  private Shown shown() {
    return template.show().stream()
        .filter(each -> each.as().equals("text"))
        .findFirst()
        .orElse(template.show().get(0));
  }

  /** The text of a field, exactly as the page draws it. */
  public static String text(ObjectNode content, String field) {
    var value = content.path(field);
    return value.isMissingNode() || value.isNull()
        ? ""
        : value.isContainerNode() ? value.toString() : value.asText();
  }
}
