// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import touchstone.audit.Audit;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.judgement.Weights;
import touchstone.project.Project;
import touchstone.project.Tasks;

/**
 * What rules did to raters. A participant's weight and pause are worked out from the acts that
 * stand, never written beside them. Runs inside the caller's transaction.
 */
@ApplicationScoped
@Transactional
class Acts {
  private static final int OF_THE_LAST = 100;

  private static final String ACT =
      "SELECT q.*, p.rater_id, COALESCE(r.name, CAST(p.id AS VARCHAR)) AS rater, a.text, a.opened_at,"
          + " a.due_at, a.answered_at, a.upheld, a.reason FROM quality_act q"
          + " JOIN participant p ON p.id = q.participant_id LEFT JOIN rater r ON r.id = p.rater_id"
          + " LEFT JOIN quality_appeal a ON a.act_id = q.id WHERE q.project_id = ?";

  private final Sql sql;
  private final Weights weights;
  private final Tasks tasks;
  private final Audit audit;

  Acts(Sql sql, Weights weights, Tasks tasks, Audit audit) {
    this.audit = audit;
    this.sql = sql;
    this.weights = weights;
    this.tasks = tasks;
  }

  /** Keeps an act, unless one of the rule stands already or was made on this very evidence. */
  boolean act(Project project, UUID participant, Rules.Set set, Finding finding) {
    double before = weights.now(participant);
    UUID id = Ids.next();
    if (sql.holds(
        "SELECT EXISTS (SELECT 1 FROM quality_act WHERE rule_id = ? AND participant_id = ?"
            + " AND lifted_at IS NULL)",
        set.id(),
        participant)) {
      return false;
    }
    int kept =
        sql.update(
            "INSERT INTO quality_act (id, project_id, participant_id, rule_id, action, weight,"
                + " weight_before, rule, numbers, evidence, evidence_hash, at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)"
                + " ON CONFLICT DO NOTHING",
            id,
            project.id,
            participant,
            set.id(),
            set.rule().action(),
            set.rule().weight(),
            before,
            Json.write(set.rule()),
            Json.write(finding.numbers()),
            Json.write(finding.evidence()),
            hash(finding));
    if (kept == 1) {
      note(null, set.rule().action(), project, participant, id);
      restate(participant);
      if (set.rule().action().equals(Rule.ONE_MORE)) {
        oneMore(participant, set.rule().last() == null ? OF_THE_LAST : set.rule().last());
      }
    }
    return kept == 1;
  }

  /** Asks for one judgement more of the newest tasks that the participant judged. */
  private void oneMore(UUID participant, int last) {
    sql.list(
            row -> Sql.id(row, "task_id"),
            "SELECT s.task_id FROM judgement j"
                + " JOIN slot s ON s.id = j.slot_id AND s.judgement_id = j.id AND s.state = 'judged'"
                + " JOIN task t ON t.id = s.task_id AND t.round = s.round AND NOT t.expert_only"
                + " WHERE j.participant_id = ? ORDER BY j.recorded_at DESC, j.id DESC LIMIT ?",
            participant,
            last)
        .forEach(task -> tasks.wantOneMore(task, false));
  }

  private static String hash(Finding finding) {
    return Secrets.sha256(
        finding.evidence().stream()
            .map(each -> each.slot().toString() + each.answer())
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  /** Sets what the participant's votes weigh, and what is given, by the acts that stand. */
  private void restate(UUID participant) {
    double weight =
        sql.first(
                row -> row.getDouble("weight"),
                "SELECT COALESCE(MIN(weight), 1) AS weight FROM quality_act"
                    + " WHERE participant_id = ? AND lifted_at IS NULL",
                participant)
            .orElse(1.0);
    weights.set(participant, weight);
    sql.update(
        "UPDATE participant SET paused_at = (SELECT MIN(at) FROM quality_act"
            + " WHERE participant_id = participant.id AND lifted_at IS NULL AND action = 'pause'),"
            + " retrain_at = (SELECT MAX(at) FROM quality_act"
            + " WHERE participant_id = participant.id AND lifted_at IS NULL AND action = 'retrain'),"
            + " restricted = ? WHERE id = ?",
        restricted(participant),
        participant);
  }

  /** The skills that acts took away, as a JSON array, or null. */
  private String restricted(UUID participant) {
    TreeSet<String> skills =
        new TreeSet<>(
            sql.list(
                row -> Json.read(Json.tree(row.getString("rule")), Rule.class).skill(),
                "SELECT rule FROM quality_act WHERE participant_id = ? AND lifted_at IS NULL"
                    + " AND action = 'restrict'",
                participant));
    return skills.isEmpty() ? null : Json.write(skills);
  }

  /** Lifts an act that stands; weight and pause follow. */
  void lift(Project project, UUID id, UUID account) {
    Act act = one(project, id);
    weights.now(act.participant());
    int lifted =
        sql.update(
            "UPDATE quality_act SET lifted_at = CURRENT_TIMESTAMP, lifted_by = ?"
                + " WHERE id = ? AND lifted_at IS NULL",
            account,
            id);
    if (lifted == 0) {
      throw Problem.conflict("This act was lifted already.");
    }
    note(account, "lift", project, act.participant(), id);
    restate(act.participant());
  }

  private void note(UUID actor, String what, Project project, UUID participant, UUID act) {
    audit.note(
        actor,
        "quality." + what,
        "participants/" + participant,
        Json.object().put("project", project.slug).put("quality_act", act.toString()));
  }

  /** An act of the project, or 404. */
  Act one(Project project, UUID id) {
    return sql.first(Acts::act, ACT + " AND q.id = ?", project.id, id)
        .orElseThrow(() -> Problem.notFound("act"));
  }

  /** The newest thousand acts of a project, newest first. */
  List<Act> of(Project project) {
    return sql.list(Acts::act, ACT + " ORDER BY q.at DESC, q.id DESC LIMIT 1000", project.id);
  }

  /** The acts upon the account's own rater in the project, newest first. */
  List<Act> mine(Project project, UUID account) {
    return sql.list(
        Acts::act,
        ACT + " AND r.account_id = ? ORDER BY q.at DESC, q.id DESC",
        project.id,
        account);
  }

  /** The raters' names by participant, or the participant's id once forgotten. */
  Map<UUID, String> names(Project project) {
    Map<UUID, String> names = new HashMap<>();
    sql.list(
        row -> names.put(Sql.id(row, "id"), row.getString("rater")),
        "SELECT p.id, COALESCE(r.name, CAST(p.id AS VARCHAR)) AS rater FROM participant p"
            + " LEFT JOIN rater r ON r.id = p.rater_id WHERE p.project_id = ?",
        project.id);
    return names;
  }

  private static Act act(ResultSet row) throws SQLException {
    double weight = row.getDouble("weight");
    boolean none = row.wasNull();
    return new Act(
        Sql.id(row, "id"),
        Sql.id(row, "participant_id"),
        row.getString("rater"),
        Json.read(Json.tree(row.getString("rule")), Rule.class),
        none ? null : weight,
        new Finding(
            Json.read(Json.tree(row.getString("numbers")), Finding.Numbers.class),
            evidence(Json.tree(row.getString("evidence")))),
        Sql.instant(row, "at"),
        Sql.instant(row, "lifted_at"),
        appeal(row));
  }

  private static List<Finding.Evidence> evidence(JsonNode kept) {
    List<Finding.Evidence> evidence = new ArrayList<>();
    kept.forEach(each -> evidence.add(Json.read(each, Finding.Evidence.class)));
    return evidence;
  }

  private static Act.Appeal appeal(ResultSet row) throws SQLException {
    if (row.getString("text") == null) {
      return null;
    }
    boolean upheld = row.getBoolean("upheld");
    boolean open = row.wasNull();
    return new Act.Appeal(
        row.getString("text"),
        Sql.instant(row, "opened_at"),
        Sql.instant(row, "due_at"),
        Sql.instant(row, "answered_at"),
        open ? null : Boolean.valueOf(upheld),
        row.getString("reason"));
  }
}
