// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import java.util.List;
import java.util.Set;

/** What is held on a rater, part by part, as it is given out: never a secret or another's id. */
final class Holdings {
  private static final String OWN =
      " FROM participant p JOIN project o ON o.id = p.project_id AND p.rater_id = ?";
  private static final String ACCOUNT = " FROM rater r JOIN account a ON a.id = r.account_id";
  private static final String OF_RATER = " WHERE r.id = ?";

  private Holdings() {}

  /**
   * A part.
   *
   * @param sql takes the id of the rater once; its columns' names are the fields'
   */
  record Part(String name, String sql) {}

  /** Columns that hold JSON. */
  static final Set<String> JSON =
      Set.of("traits", "skills", "answer", "rule", "numbers", "evidence", "restricted", "fields");

  static final List<Part> PARTS =
      List.of(
          new Part(
              "profile",
              "SELECT r.id, r.name, r.kind, r.email, r.traits, r.skills, r.created_at FROM rater r"
                  + OF_RATER),
          new Part(
              "account",
              "SELECT a.id, a.login, a.role, a.email, a.created_at,"
                  + " a.password_hash IS NOT NULL AS has_password"
                  + ACCOUNT
                  + OF_RATER),
          new Part(
              "sessions",
              "SELECT s.created_at, s.expires_at"
                  + ACCOUNT
                  + " JOIN account_session s ON s.account_id = a.id"
                  + OF_RATER),
          new Part(
              "tokens",
              "SELECT t.name, t.scope, t.created_at, t.last_used_on, t.revoked_at"
                  + ACCOUNT
                  + " JOIN api_token t ON t.account_id = a.id"
                  + OF_RATER),
          new Part(
              "invitations",
              "SELECT i.role, i.email, i.created_at, i.accepted_at"
                  + ACCOUNT
                  + " JOIN invitation i ON i.account_id = a.id"
                  + OF_RATER),
          new Part(
              "pools",
              "SELECT o.slug, o.name, m.joined_at, m.left_at FROM pool_member m"
                  + " JOIN pool o ON o.id = m.pool_id WHERE m.rater_id = ? ORDER BY o.slug"),
          new Part(
              "steps",
              "SELECT o.slug AS pool, t.state, t.at, t.rule AS by_rule, t.evidence, a.text AS appeal,"
                  + " a.at AS appealed_at, a.answered_at, a.upheld, a.answer AS reason"
                  + " FROM membership_transition t JOIN pool o ON o.id = t.pool_id"
                  + " LEFT JOIN membership_appeal a ON a.transition_id = t.id"
                  + " WHERE t.rater_id = ? ORDER BY t.at, t.id"),
          new Part(
              "bans",
              "SELECT b.at, b.reason AS because, b.appeal, b.appealed_at, b.answered_at, b.upheld,"
                  + " b.answer AS reason, b.lifted_at FROM rater_ban b WHERE b.rater_id = ?"
                  + " ORDER BY b.at"),
          new Part(
              "markets",
              "SELECT m.market, m.participant, d.study, v.submission, v.arrived_at, v.status,"
                  + " v.seconds FROM market_person m LEFT JOIN market_visit v"
                  + " ON v.rater_id = m.rater_id LEFT JOIN market_door d ON d.id = v.door_id"
                  + " WHERE m.rater_id = ? ORDER BY v.arrived_at"),
          new Part(
              "participants",
              "SELECT p.id, o.slug AS project, p.kind, p.weight, p.paused_at, p.retrain_at,"
                  + " p.restricted, p.quota_group"
                  + OWN
                  + " ORDER BY o.slug"),
          new Part(
              "weights",
              "SELECT o.slug AS project, w.weight, w.at"
                  + OWN
                  + " JOIN participant_weight w ON w.participant_id = p.id ORDER BY w.at"),
          new Part(
              "skips",
              "SELECT o.slug AS project, i.item_key AS item, k.at, k.reason"
                  + OWN
                  + " JOIN slot s ON s.participant_id = p.id JOIN slot_skip k ON k.slot_id = s.id"
                  + " JOIN task t ON t.id = s.task_id JOIN item i ON i.id = t.item_id ORDER BY k.at"),
          new Part(
              "drafts",
              "SELECT o.slug AS project, d.saved_at, d.fields"
                  + OWN
                  + " JOIN slot s ON s.participant_id = p.id JOIN draft d ON d.slot_id = s.id"),
          new Part(
              "earnings",
              "SELECT o.slug AS project, e.at, e.kind, e.purpose, e.grains, e.currency, e.millis,"
                  + " e.note"
                  + OWN
                  + " JOIN ledger_entry e ON e.participant_id = p.id ORDER BY e.at, e.id"),
          new Part(
              "skill",
              "SELECT o.slug AS project, k.question, k.skill"
                  + OWN
                  + " JOIN stopping_skill k ON k.participant_id = p.id"),
          new Part(
              "acts",
              "SELECT q.id, o.slug AS project, q.action, q.weight, q.weight_before, q.rule,"
                  + " q.numbers, q.evidence, q.at, q.lifted_at, a.text AS appeal, a.opened_at,"
                  + " a.due_at, a.answered_at, a.upheld, a.reason"
                  + OWN
                  + " JOIN quality_act q ON q.participant_id = p.id"
                  + " LEFT JOIN quality_appeal a ON a.act_id = q.id ORDER BY q.at"),
          new Part(
              "threads",
              "SELECT h.id, o.slug AS project, h.kind, h.section, h.opened_at, h.closed_at,"
                  + " m.by_lead, m.text, m.at"
                  + OWN
                  + " JOIN thread h ON h.participant_id = p.id"
                  + " JOIN thread_message m ON m.thread_id = h.id ORDER BY h.opened_at, m.at"),
          new Part(
              "qualifications",
              "SELECT k.skill, k.level, k.source, k.reference, k.given_at, k.ends_at, k.ended_at"
                  + " FROM qualification k WHERE k.rater_id = ? ORDER BY k.given_at"),
          new Part(
              "reviews",
              "SELECT o.slug AS project, i.item_key AS item, w.kind, w.at, w.note, w.contest,"
                  + " w.contested_at, w.answered_at, w.upheld, w.answer AS reason"
                  + OWN
                  + " JOIN review_word w ON w.participant_id = p.id"
                  + " JOIN slot s ON s.id = w.slot_id JOIN task t ON t.id = s.task_id"
                  + " JOIN item i ON i.id = t.item_id ORDER BY w.at, w.id"),
          new Part(
              "reviewed",
              "SELECT o.slug AS project, i.item_key AS item, v.taken_at, v.act, v.note, v.decided_at"
                  + ACCOUNT
                  + " JOIN review v ON v.reviewer = a.id JOIN project o ON o.id = v.project_id"
                  + " JOIN task t ON t.id = v.task_id JOIN item i ON i.id = t.item_id"
                  + OF_RATER
                  + " ORDER BY v.taken_at, v.id"),
          new Part(
              "acknowledgements",
              "SELECT g.slug AS guideline, v.number AS version, k.at"
                  + ACCOUNT
                  + " JOIN acknowledgement k ON k.account_id = a.id"
                  + " JOIN guideline_version v ON v.id = k.guideline_version_id"
                  + " JOIN guideline g ON g.id = v.guideline_id"
                  + OF_RATER
                  + " ORDER BY k.at"),
          new Part(
              "transitions",
              "SELECT o.slug AS project, t.state, t.at"
                  + ACCOUNT
                  + " JOIN project_transition t ON t.actor = a.id"
                  + " JOIN project o ON o.id = t.project_id"
                  + OF_RATER
                  + " ORDER BY t.at"),
          new Part(
              "reports",
              "SELECT o.slug AS project, s.language, s.since"
                  + ACCOUNT
                  + " JOIN report_subscription s ON s.account_id = a.id"
                  + " JOIN project o ON o.id = s.project_id"
                  + OF_RATER),
          new Part(
              "audit",
              "SELECT e.at, e.act, e.subject, e.outcome"
                  + ACCOUNT
                  + " JOIN audit_entry e ON e.actor = a.id"
                  + OF_RATER
                  + " ORDER BY e.at LIMIT 100000"));

  /** A chunk of judgements, each answer a row: takes the rater, the id to go on from, a number. */
  static final String JUDGEMENTS =
      "SELECT j.id, j.slot_id, o.slug AS project, i.item_key AS item, j.round, j.revision, j.withdrawn,"
          + " j.origin, j.surplus, j.gold, j.guideline_version, j.judged_at, j.recorded_at,"
          + " j.active_millis, a.question, a.answer, c.text AS comment,"
          + " f.judgement_id IS NOT NULL AS flagged, e.guideline_opens FROM (SELECT j.* FROM judgement j"
          + "  JOIN participant p ON p.id = j.participant_id AND p.rater_id = ?"
          + "  WHERE j.id > ? ORDER BY j.id LIMIT ?) j"
          + " JOIN project o ON o.id = j.project_id JOIN task t ON t.id = j.task_id"
          + " JOIN item i ON i.id = t.item_id LEFT JOIN answer a ON a.judgement_id = j.id"
          + " LEFT JOIN judgement_comment c ON c.judgement_id = j.id"
          + " LEFT JOIN judgement_flag f ON f.judgement_id = j.id"
          + " LEFT JOIN judgement_effort e ON e.judgement_id = j.id ORDER BY j.id, a.question";
}
