// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import java.util.List;
import touchstone.guideline.QuizQuestion;

/**
 * A question of the quiz as it stands in the form.
 *
 * @param options one a line
 * @param right the line of the right one, from 1
 */
record QuizRow(String question, String options, String right, String why) {
  static final QuizRow EMPTY = new QuizRow("", "", "", "");

  boolean blank() {
    return (question + options + why).isBlank();
  }

  QuizQuestion read() {
    List<String> lines =
        options.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String line = right.strip();
    Integer place = line.matches("\\d{1,2}") ? Integer.valueOf(Integer.parseInt(line) - 1) : null;
    return new QuizQuestion(
        question.strip(), lines, place, why.isBlank() ? null : why.strip(), null);
  }
}
