// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import java.util.List;
import java.util.Set;

/**
 * Where in the store something of a person may lie, table by table, and what takes it out. A test
 * finds a table that is in neither list.
 */
final class Traces {
  /** What stands where somebody's own words stood. */
  static final String GONE = "[erased]";

  private static final String OWN = " IN (SELECT id FROM participant WHERE rater_id = ?)";
  private static final String THREADS = "SELECT id FROM thread WHERE participant_id" + OWN;
  private static final String SLOTS = "SELECT id FROM slot WHERE participant_id" + OWN;
  private static final String ACTS = "SELECT id FROM quality_act WHERE participant_id" + OWN;

  private Traces() {}

  /** Statements that take the id of a rater, as often as they have question marks. */
  static final List<String> OF_RATER =
      List.of(
          "DELETE FROM judgement_comment WHERE judgement_id IN"
              + " (SELECT id FROM judgement WHERE participant_id"
              + OWN
              + ")",
          "UPDATE judgement SET body_hash = NULL WHERE body_hash IS NOT NULL AND participant_id"
              + OWN,
          "UPDATE slot_skip SET reason = '" + GONE + "' WHERE slot_id IN (" + SLOTS + ")",
          "DELETE FROM draft WHERE slot_id IN (" + SLOTS + ")",
          "UPDATE slot SET page = NULL WHERE page IS NOT NULL AND participant_id" + OWN,
          "UPDATE thread_message SET text = '" + GONE + "' WHERE thread_id IN (" + THREADS + ")",
          "UPDATE thread SET section = NULL WHERE participant_id" + OWN,
          "UPDATE quality_appeal SET text = '"
              + GONE
              + "', reason = CASE WHEN reason IS NULL THEN NULL ELSE '"
              + GONE
              + "' END WHERE act_id IN ("
              + ACTS
              + ")",
          "UPDATE ledger_entry SET note = NULL WHERE note IS NOT NULL AND participant_id" + OWN,
          "DELETE FROM pool_member WHERE rater_id = ?",
          "DELETE FROM membership_appeal WHERE transition_id IN"
              + " (SELECT id FROM membership_transition WHERE rater_id = ?)",
          "DELETE FROM membership_transition WHERE rater_id = ?",
          "DELETE FROM qualification WHERE rater_id = ?",
          "DELETE FROM rater_ban WHERE rater_id = ?",
          "DELETE FROM market_visit WHERE rater_id = ?",
          "DELETE FROM market_person WHERE rater_id = ?",
          "UPDATE slot_return SET reason = '" + GONE + "' WHERE slot_id IN (" + SLOTS + ")",
          "UPDATE review_word SET note = CASE WHEN note IS NULL THEN NULL ELSE '"
              + GONE
              + "' END, contest = CASE WHEN contest IS NULL THEN NULL ELSE '"
              + GONE
              + "' END, answer = CASE WHEN answer IS NULL THEN NULL ELSE '"
              + GONE
              + "' END WHERE participant_id"
              + OWN,
          "UPDATE participant SET rater_id = NULL, quota_group = NULL, restricted = NULL"
              + " WHERE rater_id = ?",
          "DELETE FROM rater WHERE id = ?");

  /** Statements that take the id of an account. */
  static final List<String> OF_ACCOUNT =
      List.of(
          "UPDATE thread_message SET text = '" + GONE + "' WHERE account_id = ?",
          "UPDATE review SET held_until = NULL, blind = NULL, note = CASE WHEN note IS NULL THEN NULL ELSE '"
              + GONE
              + "' END WHERE reviewer = ?",
          "UPDATE membership_appeal SET answer = '" + GONE + "' WHERE answered_by = ?",
          "UPDATE task_drop SET reason = '" + GONE + "' WHERE dropped_by = ?",
          "DELETE FROM report_subscription WHERE account_id = ?",
          "DELETE FROM report_mail WHERE account_id = ?");

  /** Statements that take a name, a login or an address in lower case: reports that quote it. */
  static final List<String> OF_WORD =
      List.of(
          "DELETE FROM import_error WHERE POSITION(? IN LOWER(reason)) > 0",
          "UPDATE invitation SET email = NULL WHERE LOWER(email) = ?",
          "UPDATE ledger_entry SET note = NULL WHERE POSITION(? IN LOWER(note)) > 0");

  /** Tables out of which an erasure takes something. */
  static final Set<String> ERASED =
      Set.of(
          "account",
          "account_session",
          "api_token",
          "answer",
          "draft",
          "guideline_version",
          "import_error",
          "invitation",
          "judgement",
          "judgement_comment",
          "ledger_entry",
          "market_person",
          "market_visit",
          "membership_appeal",
          "membership_transition",
          "participant",
          "pool_member",
          "quality_act",
          "qualification",
          "quality_appeal",
          "rater",
          "rater_ban",
          "relabel_task",
          "report_mail",
          "report_subscription",
          "resolution",
          "review",
          "review_word",
          "slot",
          "slot_return",
          "slot_skip",
          "task_drop",
          "thread",
          "thread_message");

  /** Tables that hold ids, figures, and what leads and senders wrote about other things. */
  static final Set<String> NOBODY =
      Set.of(
          "acknowledgement",
          "answer_effort",
          "audit_entry",
          "audit_head",
          "budget",
          "budget_part",
          "cost_alarm",
          "dataset",
          "diversity_as_of",
          "diversity_counted",
          // What users are asked on other sites: they are known by a digest alone.
          "embed",
          "embed_use",
          "erasure",
          "flyway_schema_history",
          "gold_draw",
          "gold_reason",
          "guideline",
          "guideline_reading",
          "guideline_remedy",
          // The answer that is kept is sealed with a key that only the caller has.
          "idempotency",
          "import_run",
          "item",
          "item_past",
          "item_slice",
          "judgement_effort",
          "judgement_flag",
          "label_age",
          "label_age_day",
          "label_age_slice",
          "label_pull",
          "label_use",
          "ledger_hold",
          "ledger_owed",
          "market_door",
          "media",
          "media_part",
          "outcome",
          "participant_weight",
          "pay_clock",
          "pilot_opened",
          "pool",
          "pool_invitation",
          "prediction",
          "prediction_rival",
          "project",
          "project_transition",
          "quality_rule",
          "quarantine",
          "rate_card",
          "relabel",
          "report_standing",
          "resolution_run",
          "resolution_skill",
          "slice_alarm",
          "slice_batch",
          "slice_batch_item",
          "stopping_look",
          "stopping_pull",
          "stopping_skill",
          "stream",
          "stream_item",
          "stream_newest",
          "stream_policy",
          "stream_pulse",
          "stream_traffic",
          "task",
          "uncertainty_count",
          "watch",
          "watch_cell",
          "watch_slice",
          "watch_stale",
          "watch_traffic");
}
