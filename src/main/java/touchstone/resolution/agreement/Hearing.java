// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.resolution.Ballot;
import touchstone.resolution.Labelled;
import touchstone.resolution.Resolutions;
import touchstone.resolution.Vote;

/** Reads what was answered to a project's questions, once for all of them. */
@ApplicationScoped
class Hearing {
  private final Resolutions resolutions;
  private final Guidelines guidelines;
  private final Sql sql;

  Hearing(Resolutions resolutions, Guidelines guidelines, Sql sql) {
    this.resolutions = resolutions;
    this.guidelines = guidelines;
    this.sql = sql;
  }

  /** Ends a reading that has enough. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super(null, null, false, false);
    }
  }

  /** Each question of the newest guideline, in order, from the first answers up to so many. */
  List<Heard> of(Project project, Part part, int most) {
    List<Question> questions = guidelines.template(guidelines.latest(project.guidelineId)).ask();
    Map<String, List<Heard.Item>> items = new LinkedHashMap<>();
    questions.forEach(question -> items.put(question.name(), new ArrayList<>()));
    Map<UUID, Map<String, String>> slices = slices(project);
    Map<String, Map<UUID, Long>> lengths = lengths(project, questions);
    int[] read = new int[1];
    boolean partly = false;
    try {
      resolutions.read(
          project,
          null,
          JudgementLog.Scope.NOW,
          labelled -> {
            List<Heard.Item> known = items.get(labelled.question());
            Map<String, String> of = slices.getOrDefault(labelled.task(), Map.of());
            if (known == null || labelled.lines().isEmpty() || !part.takes(of)) {
              return;
            }
            if (read[0] + labelled.lines().size() > most) {
              throw new Enough();
            }
            read[0] += labelled.lines().size();
            known.add(item(labelled, of, length(lengths, labelled), part));
          });
    } catch (Enough enough) {
      partly = true;
    }
    List<Heard> heard = new ArrayList<>();
    for (Question question : questions) {
      heard.add(new Heard(question, items.get(question.name()), partly));
    }
    return heard;
  }

  private static long length(Map<String, Map<UUID, Long>> lengths, Labelled labelled) {
    return lengths.getOrDefault(labelled.question(), Map.of()).getOrDefault(labelled.task(), 0L);
  }

  private static Heard.Item item(
      Labelled labelled, Map<String, String> slices, long length, Part part) {
    Map<String, JudgementLine> lines = new HashMap<>();
    labelled.lines().forEach(line -> lines.put(line.participant() + " " + line.at(), line));
    List<Heard.Answer> answers = new ArrayList<>();
    for (Vote vote : Ballot.ofRaters(Resolutions.votes(labelled.lines()))) {
      if (part.takes(vote.at())) {
        JudgementLine line = lines.get(vote.rater() + " " + vote.at());
        answers.add(
            new Heard.Answer(
                vote.rater(),
                line.rater(),
                vote.kind(),
                vote.guidelineVersion(),
                vote.text().intern(),
                line.activeMillis()));
      }
    }
    JsonNode label = labelled.resolved().label();
    return new Heard.Item(
        label == null ? null : Json.write(Json.canonical(label)), length, slices, answers);
  }

  private Map<UUID, Map<String, String>> slices(Project project) {
    Map<UUID, Map<String, String>> slices = new HashMap<>();
    sql.list(
        row ->
            slices
                .computeIfAbsent(Sql.id(row, "id"), first -> new HashMap<>())
                .put(row.getString("name"), row.getString("slice").intern()),
        "SELECT t.id, s.name, s.slice FROM task t JOIN item_slice s ON s.item_id = t.item_id"
            + " WHERE t.project_id = ?",
        project.id);
    return slices;
  }

  /** The characters of the texts that spans are marked on, by question and task. */
  private Map<String, Map<UUID, Long>> lengths(Project project, List<Question> questions) {
    Map<String, String> fields = new HashMap<>();
    for (Question question : questions) {
      if (Answers.of(question.type()) == Answers.SPANS) {
        fields.put(question.name(), question.toJson().path("on").asText());
      }
    }
    Map<String, Map<UUID, Long>> lengths = new HashMap<>();
    if (!fields.isEmpty()) {
      sql.list(
          row -> {
            JsonNode content = Json.tree(row.getString("content"));
            UUID task = Sql.id(row, "id");
            fields.forEach(
                (question, field) ->
                    lengths
                        .computeIfAbsent(question, first -> new HashMap<>())
                        .put(task, characters(content.path(field))));
            return task;
          },
          "SELECT t.id, i.content FROM task t JOIN item i ON i.id = t.item_id"
              + " WHERE t.project_id = ?",
          project.id);
    }
    return lengths;
  }

  private static long characters(JsonNode field) {
    String text = field.isContainerNode() ? field.toString() : Objects.toString(field.asText(), "");
    return text.codePointCount(0, text.length());
  }
}
