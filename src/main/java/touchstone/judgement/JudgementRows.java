// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import touchstone.base.RecordTime;
import touchstone.base.Sql;
import touchstone.guideline.Template;

/** Writes judgement and answer rows; nothing here reads, changes or removes one. */
@ApplicationScoped
class JudgementRows {
  private static final int LONGEST_CHOICE = 64;
  private static final String JUDGEMENT =
      "INSERT INTO judgement (id, project_id, slot_id, task_id, participant_id, round, revision,"
          + " withdrawn, origin, surplus, gold, guideline_version, judged_at, recorded_at,"
          + " active_millis, shown_hash, shown_order, body_hash, source)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE),"
          + " CURRENT_TIMESTAMP),"
          + " COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP), ?, ?, ?, ?, ?)";
  private static final String ANSWER =
      "INSERT INTO answer (judgement_id, question, answer, choice, number, carried)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String COMMENT =
      "INSERT INTO judgement_comment (judgement_id, text) VALUES (?, ?)";
  private static final String TIMES =
      "INSERT INTO answer_effort (judgement_id, question, millis) VALUES (?, ?, ?)";
  private static final String OPENS =
      "INSERT INTO judgement_effort (judgement_id, guideline_opens) VALUES (?, ?)";
  private static final String FLAG = "INSERT INTO judgement_flag (judgement_id) VALUES (?)";

  private final Sql sql;
  private final RecordTime recordTime;

  JudgementRows(Sql sql, RecordTime recordTime) {
    this.sql = sql;
    this.recordTime = recordTime;
  }

  int nextRevision(UUID slot) {
    return 1
        + (int)
            sql.number("SELECT COALESCE(MAX(revision), 0) FROM judgement WHERE slot_id = ?", slot);
  }

  /** One judgement with its answers; none for a withdrawal. */
  void insert(NewJudgement judgement, ObjectNode answers) {
    Batch batch = batch();
    batch.add(judgement, answers, Set.of());
    batch.write();
  }

  /** The same with what it took of its rater. */
  void insert(NewJudgement judgement, ObjectNode answers, Effort effort, Template template) {
    Batch batch = batch();
    long before = batch.millisBefore(judgement);
    batch.add(judgement, answers, Set.of(), before);
    batch.took(judgement, effort, template, before);
    batch.write();
  }

  /** An empty batch; never {@code rows.new Batch()}, which would belong to the proxy. */
  Batch batch() {
    return new Batch();
  }

  /** Many judgements, written together. */
  final class Batch {
    private final List<Object[]> judgements = new ArrayList<>();
    private final List<Object[]> answerRows = new ArrayList<>();
    private final List<Object[]> comments = new ArrayList<>();
    private final List<Object[]> flags = new ArrayList<>();
    private final List<Object[]> times = new ArrayList<>();
    private final List<Object[]> opens = new ArrayList<>();

    /** Adds a judgement; the answers of carried questions were given in an earlier revision. */
    void add(NewJudgement judgement, ObjectNode answers, Set<String> carried) {
      add(judgement, answers, carried, millisBefore(judgement));
    }

    /** The same where it is known what earlier revisions counted, in milliseconds. */
    void add(NewJudgement judgement, ObjectNode answers, Set<String> carried, long millisBefore) {
      Slot slot = judgement.slot();
      judgements.add(
          new Object[] {
            judgement.id(),
            slot.project(),
            slot.id(),
            slot.task(),
            slot.participant(),
            slot.round(),
            judgement.revision(),
            judgement.withdrawn(),
            judgement.origin(),
            judgement.surplus(),
            judgement.gold(),
            judgement.guidelineVersion(),
            judgement.judgedAt(),
            recordTime.ofThisTransaction(),
            recordTime.ofThisTransaction(),
            slot.atMost(judgement.activeMillis(), millisBefore),
            judgement.shown().hash(),
            judgement.shown().order(),
            judgement.bodyHash(),
            judgement.source()
          });
      if (answers != null) {
        answers
            .fields()
            .forEachRemaining(
                answer ->
                    answerRows.add(
                        row(
                            judgement.id(),
                            answer.getKey(),
                            answer.getValue(),
                            carried.contains(answer.getKey()))));
      }
      if (judgement.comment() != null) {
        comments.add(new Object[] {judgement.id(), judgement.comment()});
      }
      if (judgement.flagged()) {
        flags.add(new Object[] {judgement.id()});
      }
    }

    /** Adds what a judgement took; nothing where nothing was counted. */
    void took(NewJudgement judgement, Effort sent, Template template, long millisBefore) {
      UUID id = judgement.id();
      Effort effort =
          sent.within(template, judgement.slot().atMost(judgement.activeMillis(), millisBefore));
      effort
          .questionMillis()
          .forEach((question, millis) -> times.add(new Object[] {id, question, millis}));
      if (effort.guidelineOpens() > 0) {
        opens.add(new Object[] {id, effort.guidelineOpens()});
      }
    }

    /** What earlier revisions counted: an undone answer's time stays the item's. */
    private long millisBefore(NewJudgement judgement) {
      Slot slot = judgement.slot();
      return judgement.revision() == 1 || slot.leasedAt() == null
          ? 0
          : sql.number(
              "SELECT COALESCE(MAX(active_millis), 0) FROM judgement WHERE slot_id = ?", slot.id());
    }

    void write() {
      sql.batch(JUDGEMENT, judgements);
      sql.batch(ANSWER, answerRows);
      sql.batch(COMMENT, comments);
      sql.batch(FLAG, flags);
      sql.batch(TIMES, times);
      sql.batch(OPENS, opens);
    }

    /** The same as steps, row by row, to be run together with others. */
    List<Sql.Step> steps() {
      List<Sql.Step> steps = new ArrayList<>();
      judgements.forEach(row -> steps.add(new Sql.Step(JUDGEMENT, row)));
      answerRows.forEach(row -> steps.add(new Sql.Step(ANSWER, row)));
      comments.forEach(row -> steps.add(new Sql.Step(COMMENT, row)));
      flags.forEach(row -> steps.add(new Sql.Step(FLAG, row)));
      times.forEach(row -> steps.add(new Sql.Step(TIMES, row)));
      opens.forEach(row -> steps.add(new Sql.Step(OPENS, row)));
      return steps;
    }
  }

  private static Object[] row(UUID judgement, String question, JsonNode answer, boolean carried) {
    String choice =
        answer.isTextual() && answer.textValue().length() <= LONGEST_CHOICE
            ? answer.textValue()
            : null;
    Double number = answer.isNumber() ? answer.doubleValue() : null;
    return new Object[] {judgement, question, answer.toString(), choice, number, carried};
  }
}
