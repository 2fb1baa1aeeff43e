// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.guideline.Change;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.QuizQuestion;
import touchstone.guideline.Relation;

/**
 * A revision as it stands in the form.
 *
 * @param mapping a line for each value that changed: {@code a, b -> c}, with nothing behind the
 *     arrow for a value retired
 * @param remedy relabel, sample, accept, or empty to decide later
 */
record ReviseForm(
    String body,
    String template,
    String change,
    String note,
    List<String> affects,
    String whereName,
    String whereValue,
    String mapping,
    List<QuizRow> quiz,
    String remedy,
    String sample) {
  static final int QUESTIONS = 3;
  private static final Pattern LINE = Pattern.compile("\\(line (\\d+)");
  private static final String ARROW = "->";
  private static final String MAPPING = "mapping";

  /** What the newest version says. */
  static ReviseForm of(GuidelineVersion last) {
    return new ReviseForm(
        last.body,
        Json.tree(last.template).toPrettyString(),
        "clarifying",
        "",
        List.of(),
        "",
        "",
        "",
        Collections.nCopies(QUESTIONS, QuizRow.EMPTY),
        Wanted.SAMPLE,
        String.valueOf(Wanted.USUAL));
  }

  public boolean meaning() {
    return "meaning".equals(change);
  }

  public boolean affecting(String value) {
    return affects.contains(value);
  }

  ReviseForm saying(String otherBody) {
    return new ReviseForm(
        otherBody,
        template,
        change,
        note,
        affects,
        whereName,
        whereValue,
        mapping,
        quiz,
        remedy,
        sample);
  }

  Guidelines.Revision revision() {
    Change touches =
        meaning() ? new Change(affects, where(), relations(), questions()) : Change.NONE;
    return new Guidelines.Revision(body, json(), change, note, touches);
  }

  private JsonNode json() {
    try {
      return Json.tree(template);
    } catch (Problem bad) {
      Matcher line = LINE.matcher(bad.getMessage());
      throw new Problem(
          bad.status(),
          bad.title(),
          bad.getMessage(),
          List.of(Fault.at("template", bad.getMessage())),
          line.find()
              ? Reason.of("revising_fault_jsonLine", Integer.valueOf(line.group(1)))
              : Reason.of("revising_fault_json"));
    }
  }

  private Map<String, String> where() {
    if (whereName.isBlank() != whereValue.isBlank()) {
      throw Problem.refusedField(
          "where", "needs both a slice and its value", Reason.of("revising_fault_where"));
    }
    return whereName.isBlank() ? Map.of() : Map.of(whereName.strip(), whereValue.strip());
  }

  private List<Relation> relations() {
    List<Relation> relations = new ArrayList<>();
    for (String line : mapping.lines().filter(each -> !each.isBlank()).toList()) {
      int arrow = line.indexOf(ARROW);
      if (arrow < 0) {
        throw Problem.refusedField(
            MAPPING, "must be lines such as a, b -> c", Reason.of("revising_fault_mapping"));
      }
      relations.add(
          new Relation(
              null,
              values(line.substring(0, arrow)),
              values(line.substring(arrow + ARROW.length()))));
    }
    return relations;
  }

  private static List<String> values(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(each -> !each.isEmpty()).toList();
  }

  private List<QuizQuestion> questions() {
    return quiz.stream().filter(row -> !row.blank()).map(QuizRow::read).toList();
  }

  /** What is to be done about labels that become outdated, or null where that is decided later. */
  Wanted wanted() {
    if (!meaning() || remedy.isBlank()) {
      return null;
    }
    return Wanted.of(remedy, remedy.equals(Wanted.SAMPLE) ? size(sample) : null, note);
  }

  static int size(String text) {
    String plain = text == null ? "" : text.strip();
    if (!plain.matches("\\d{1,4}")) {
      throw Problem.notWhole(Wanted.SAMPLE, "must be a number");
    }
    return Integer.parseInt(plain);
  }
}
