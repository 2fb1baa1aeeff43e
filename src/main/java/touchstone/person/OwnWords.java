// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.question.TextQuestion;

/**
 * Answers in a rater's own words, which may name people: they are taken out of the judgements, and
 * out of what was kept of them elsewhere, and the judgements stay. Runs inside the caller's
 * transaction.
 */
@ApplicationScoped
@Transactional
class OwnWords {
  private static final String ANSWER = "answer";
  private static final String EXPECTED = "expected";

  private final Sql sql;
  private final Guidelines guidelines;

  OwnWords(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  private record Said(
      UUID judgement,
      UUID task,
      UUID project,
      UUID guideline,
      int version,
      String question,
      String answer) {}

  /** Takes them out; how many there were. */
  int erase(UUID rater) {
    List<Said> said =
        sql
            .list(
                row ->
                    new Said(
                        Sql.id(row, "id"),
                        Sql.id(row, "task_id"),
                        Sql.id(row, "project_id"),
                        Sql.id(row, "guideline_id"),
                        row.getInt("guideline_version"),
                        row.getString("question"),
                        row.getString(ANSWER)),
                "SELECT j.id, j.task_id, j.project_id, o.guideline_id, j.guideline_version,"
                    + " a.question, a.answer FROM participant p"
                    + " JOIN judgement j ON j.participant_id = p.id"
                    + " JOIN project o ON o.id = j.project_id"
                    + " JOIN answer a ON a.judgement_id = j.id AND a.answer LIKE '\"%'"
                    + " WHERE p.rater_id = ? ORDER BY j.id",
                rater)
            .stream()
            .filter(this::inOwnWords)
            .toList();
    Map<String, String> instead = instead(said);
    sql.batch(
        "UPDATE answer SET answer = ?, choice = NULL WHERE judgement_id = ? AND question = ?",
        said.stream()
            .map(
                each ->
                    new Object[] {instead.get(each.answer()), each.judgement(), each.question()})
            .toList());
    Set<List<Object>> done = new HashSet<>();
    for (Said each : said) {
      if (done.add(List.of(each.task(), each.question(), each.answer())) && !byOthers(each)) {
        forgetLabels(each, instead.get(each.answer()));
      }
    }
    Set<UUID> projects = new HashSet<>(said.stream().map(Said::project).toList());
    projects.forEach(project -> forgetEvidence(project, rater, instead));
    return said.size();
  }

  /** What differed differs still, by a number: how far raters agree is as it was. */
  private static Map<String, String> instead(List<Said> said) {
    Map<String, String> instead = new HashMap<>();
    for (Said each : said) {
      instead.computeIfAbsent(
          each.answer(), text -> Json.write("[erased " + (instead.size() + 1) + "]"));
    }
    return instead;
  }

  private boolean inOwnWords(Said said) {
    return guidelines.template(said.guideline(), said.version()).ask().stream()
        .anyMatch(
            question ->
                question.name().equals(said.question()) && question instanceof TextQuestion);
  }

  /** What others said in the same words stays a label. */
  private boolean byOthers(Said said) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM judgement j JOIN answer a ON a.judgement_id = j.id"
            + " WHERE j.task_id = ? AND a.question = ? AND a.answer = ?)",
        said.task(),
        said.question(),
        said.answer());
  }

  /** Labels that were kept: there a text stands as JSON, and as JSON within JSON. */
  private void forgetLabels(Said said, String instead) {
    String outer = said.answer();
    String inner = within(outer);
    String gone = within(instead);
    sql.update(
        "UPDATE resolution SET line = REPLACE(REPLACE(line, ?, ?), ?, ?),"
            + " distribution = REPLACE(REPLACE(distribution, ?, ?), ?, ?)"
            + " WHERE task_id = ? AND question = ?",
        outer,
        instead,
        inner,
        gone,
        outer,
        instead,
        inner,
        gone,
        said.task(),
        said.question());
    sql.update(
        "UPDATE relabel_task SET label = REPLACE(REPLACE(label, ?, ?), ?, ?),"
            + " new_label = REPLACE(REPLACE(new_label, ?, ?), ?, ?) WHERE task_id = ?",
        outer,
        instead,
        inner,
        gone,
        outer,
        instead,
        inner,
        gone,
        said.task());
  }

  private static String within(String json) {
    String quoted = Json.write(json);
    return quoted.substring(1, quoted.length() - 1);
  }

  private record Kept(UUID act, boolean own, JsonNode evidence) {}

  /**
   * What acts quote: the rater's own answers, and golds in the rater's words held against others.
   */
  private void forgetEvidence(UUID project, UUID rater, Map<String, String> instead) {
    List<Kept> acts =
        sql.list(
            row ->
                new Kept(
                    Sql.id(row, "id"), row.getBoolean("own"), Json.tree(row.getString("evidence"))),
            "SELECT q.id, q.evidence, COALESCE(p.rater_id = ?, FALSE) AS own FROM quality_act q"
                + " JOIN participant p ON p.id = q.participant_id WHERE q.project_id = ?",
            rater,
            project);
    for (Kept act : acts) {
      boolean changed = false;
      for (JsonNode each : act.evidence()) {
        changed |= act.own() && forget(each, ANSWER, instead);
        changed |= forget(each, EXPECTED, instead);
      }
      if (changed) {
        String left = act.evidence().toString();
        sql.update(
            "UPDATE quality_act SET evidence = ?, evidence_hash = ? WHERE id = ?",
            left,
            Secrets.sha256(act.act() + left),
            act.act());
      }
    }
  }

  private static boolean forget(JsonNode evidence, String field, Map<String, String> instead) {
    String gone = evidence.has(field) ? instead.get(evidence.get(field).toString()) : null;
    if (gone != null) {
      ((ObjectNode) evidence).set(field, Json.tree(gone));
    }
    return gone != null;
  }
}
