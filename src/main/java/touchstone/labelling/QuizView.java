// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import touchstone.guideline.Acknowledgements;
import touchstone.guideline.QuizQuestion;

/**
 * A question of the quiz as the page shows it.
 *
 * @param chosen the place of the option chosen before, or null
 * @param wrong whether that is missing or not the right one
 */
record QuizView(int place, QuizQuestion asked, Integer chosen, boolean wrong) {
  /** What a form may say of it, in the order of the questions. */
  static List<Integer> answers(List<QuizQuestion> asked, MultivaluedMap<String, String> form) {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      String given = form.getFirst("answer" + i);
      answers.add(given != null && given.matches("\\d") ? Integer.valueOf(given) : null);
    }
    return answers;
  }

  /** The questions; nothing is wrong before there are answers. */
  static List<QuizView> of(List<QuizQuestion> asked, List<Integer> answers) {
    List<Integer> wrong = answers == null ? List.of() : Acknowledgements.wrong(asked, answers);
    List<QuizView> quiz = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Integer chosen = answers == null || i >= answers.size() ? null : answers.get(i);
      quiz.add(new QuizView(i, asked.get(i), chosen, wrong.contains(i)));
    }
    return quiz;
  }

  public boolean chose(int option) {
    return chosen != null && chosen == option;
  }
}
