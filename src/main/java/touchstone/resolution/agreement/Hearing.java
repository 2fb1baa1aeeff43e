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
import touchstone.resolution.Resolutions;
import touchstone.resolution.Vote;

/**
 * Reads what was answered to a project's questions, once for all of them, up to so many answers.
 */
@ApplicationScoped
class Hearing {
  private final JudgementLog log;
  private final Resolutions resolutions;
  private final Guidelines guidelines;
  private final Sql sql;

  Hearing(JudgementLog log, Resolutions resolutions, Guidelines guidelines, Sql sql) {
    this.log = log;
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

  /** The answers read so far. */
  private final class Reading {
    private final Map<String, List<Heard.Item>> items = new LinkedHashMap<>();
    private final List<Question> questions;
    private final Map<UUID, Map<String, String>> slices;
    private final Map<String, Map<UUID, Long>> lengths;
    private final Part part;
    private final int most;
    private int read;
    private boolean partly;

    Reading(Project project, Part part, int most) {
      this.questions = guidelines.template(guidelines.latest(project.guidelineId)).ask();
      this.slices = slices(project);
      this.lengths = lengths(project, questions);
      this.part = part;
      this.most = most;
      questions.forEach(question -> items.put(question.name(), new ArrayList<>()));
    }

    void take(UUID task, String question, List<JudgementLine> lines, JsonNode label) {
      List<Heard.Item> known = items.get(question);
      Map<String, String> of = slices.getOrDefault(task, Map.of());
      if (known == null || lines.isEmpty() || !part.takes(of)) {
        return;
      }
      if (read + lines.size() > most) {
        partly = true;
        throw new Enough();
      }
      read += lines.size();
      long length = lengths.getOrDefault(question, Map.of()).getOrDefault(task, 0L);
      known.add(
          new Heard.Item(
              label == null ? null : Json.write(Json.canonical(label)),
              length,
              of,
              answers(lines, part)));
    }

    List<Heard> heard(Runnable reading) {
      try {
        reading.run();
      } catch (Enough enough) {
        // what was read is told apart by partly
      }
      return questions.stream()
          .map(question -> new Heard(question, items.get(question.name()), partly))
          .toList();
    }
  }

  /**
   * Each question of the newest guideline, in order, from the first answers up to so many. The
   * items have no labels, which would have to be learned from all answers first.
   */
  List<Heard> of(Project project, Part part, int most) {
    Reading reading = new Reading(project, part, most);
    return reading.heard(
        () ->
            log.read(
                project,
                JudgementLog.Scope.NOW,
                task -> {
                  Map<String, List<JudgementLine>> byQuestion = new LinkedHashMap<>();
                  task.lines()
                      .forEach(
                          line ->
                              byQuestion
                                  .computeIfAbsent(line.question(), first -> new ArrayList<>())
                                  .add(line));
                  byQuestion.forEach(
                      (question, lines) -> reading.take(task.task(), question, lines, null));
                }));
  }

  /** The same with what the answers to each item amount to. */
  List<Heard> labelled(Project project, Part part, int most) {
    Reading reading = new Reading(project, part, most);
    return reading.heard(
        () ->
            resolutions.read(
                project,
                null,
                JudgementLog.Scope.NOW,
                labelled ->
                    reading.take(
                        labelled.task(),
                        labelled.question(),
                        labelled.lines(),
                        labelled.resolved().label())));
  }

  private static List<Heard.Answer> answers(List<JudgementLine> all, Part part) {
    Map<String, JudgementLine> lines = new HashMap<>();
    all.forEach(line -> lines.put(line.participant() + " " + line.at(), line));
    List<Heard.Answer> answers = new ArrayList<>();
    for (Vote vote : Ballot.ofRaters(Resolutions.votes(all))) {
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
    return answers;
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
