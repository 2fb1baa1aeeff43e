// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Condition;
import touchstone.base.Database;
import touchstone.guideline.Change;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Mapping;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.guideline.Values;
import touchstone.project.Project;

/**
 * Which labels a change of meaning touches: those of the slice that it names, or of all items, of
 * whose newest judged round one judgement in force or more gives an affected value, or one that
 * later became it. A label that a single rater would have had otherwise is touched too: who is told
 * apart by the new meaning is not known before.
 */
@ApplicationScoped
class Touching {
  private static final String AND = " AND ";
  private static final String NONE_NEWER =
      "NOT EXISTS (SELECT 1 FROM slot o WHERE o.task_id = s.task_id"
          + " AND o.round > s.round AND o.judgement_id IS NOT NULL)";

  private static final String NEWEST = "s.round > 0 AND (s.round = t.round OR " + NONE_NEWER + ")";
  private static final String ANY_LABEL =
      "EXISTS (SELECT 1 FROM slot s WHERE s.task_id = t.id AND s.round > 0"
          + " AND s.judgement_id IS NOT NULL)";

  private final Database database;
  private final Guidelines guidelines;

  Touching(Database database, Guidelines guidelines) {
    this.database = database;
    this.guidelines = guidelines;
  }

  /** Of the labels a of tasks t that it touches, whatever version they were judged by. */
  Condition labels(GuidelineVersion version) {
    Condition judged = judged(version, "s.round = a.round", "1 = 1");
    List<String> all = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    for (Map.Entry<String, String> slice : version.touched().where().entrySet()) {
      all.add(
          "EXISTS (SELECT 1 FROM item_slice c WHERE c.item_id = t.item_id AND c.name = ?"
              + " AND c.slice = ?)");
      arguments.add(slice.getKey());
      arguments.add(slice.getValue());
    }
    all.add(judged.sql());
    arguments.addAll(judged.arguments());
    return new Condition(String.join(AND, all), arguments);
  }

  /**
   * What follows FROM in a query of a project's tasks t whose labels it touches, of which nothing
   * need be counted yet. A slice is where to begin, as it leaves few tasks; else PostgreSQL reads
   * answers in one pass, and H2, which has no joins by hash, task by task.
   */
  Condition tasks(Project project, GuidelineVersion version) {
    Change change = version.touched();
    if (database.postgresql() && !change.wholly() && change.where().isEmpty()) {
      Condition values = values(version, change);
      List<Object> arguments = new ArrayList<>(List.of(project.id));
      arguments.addAll(values.arguments());
      return new Condition(
          "(SELECT DISTINCT s.task_id FROM slot s JOIN answer n ON n.judgement_id = s.judgement_id"
              + " WHERE s.project_id = ? AND ("
              + values.sql()
              + ") AND "
              + NONE_NEWER
              + " AND s.round > 0) x JOIN task t ON t.id = x.task_id",
          arguments);
    }
    List<Object> arguments = new ArrayList<>(List.of(project.id));
    String from = "task t WHERE t.project_id = ?";
    for (Map.Entry<String, String> slice : change.where().entrySet()) {
      from =
          "item_slice c JOIN task t ON t.project_id = ? AND t.item_id = c.item_id"
              + " WHERE c.dataset_id = ? AND c.name = ? AND c.slice = ?";
      arguments.addAll(List.of(project.datasetId, slice.getKey(), slice.getValue()));
    }
    Condition judged = judged(version, NEWEST, ANY_LABEL);
    arguments.addAll(judged.arguments());
    return new Condition(from + AND + judged.sql(), arguments);
  }

  /** Of tasks t, whatever slice they are in. */
  private Condition judged(GuidelineVersion version, String ofRound, String anyLabel) {
    Change change = version.touched();
    if (change.wholly()) {
      return new Condition(anyLabel, List.of());
    }
    Condition values = values(version, change);
    return new Condition(
        "EXISTS (SELECT 1 FROM slot s JOIN answer n ON n.judgement_id = s.judgement_id"
            + " WHERE s.task_id = t.id AND ("
            + values.sql()
            + ") AND "
            + ofRound
            + ")",
        values.arguments());
  }

  /** An answer n that gives an affected value. */
  private Condition values(GuidelineVersion version, Change change) {
    Template before =
        guidelines.template(guidelines.version(version.guidelineId, version.number - 1));
    Mapping mapping = guidelines.mapping(version.guidelineId, null);
    List<String> any = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    for (Question question : before.ask()) {
      Set<String> values = mapping.before(question.name(), version.number, change.values());
      values.retainAll(
          mapping.before(question.name(), version.number, Values.of(question).keySet()));
      for (String value : values) {
        any.add("n.question = ? AND " + given(question));
        arguments.add(question.name());
        arguments.add(argument(question, value));
      }
    }
    return any.isEmpty()
        ? new Condition("1 = 0", List.of())
        : new Condition("(" + String.join(") OR (", any) + ")", arguments);
  }

  private static String given(Question question) {
    return switch (question.type()) {
      case "choice", "pairwise" -> "n.choice = ?";
      case "scale" -> "n.number = CAST(? AS DOUBLE PRECISION)";
      default -> "n.answer LIKE ? ESCAPE '!'";
    };
  }

  private static Object argument(Question question, String value) {
    return switch (question.type()) {
      case "choice", "pairwise" -> value;
      case "scale" -> number(value);
      default ->
          (Values.marks(question) ? "%\"label\":\"" : "%\"") + value.replace("_", "!_") + "\"%";
    };
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  /** The changes of meaning that may outdate labels, newest first. */
  List<GuidelineVersion> changes(UUID guideline) {
    List<GuidelineVersion> changes = new ArrayList<>(guidelines.versions(guideline));
    changes.removeIf(version -> !version.meaning());
    return Collections.unmodifiableList(changes);
  }
}
