// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import java.util.List;
import java.util.Set;

/** What of the store an archive holds, each table after those it points to. */
final class Parts {
  private static final String DATASET = "JOIN project p ON p.dataset_id = t.dataset_id";
  private static final String ITEM =
      "JOIN item i ON i.id = t.item_id JOIN project p ON p.dataset_id = i.dataset_id";
  private static final String JUDGEMENT = "JOIN judgement j ON j.id = t.judgement_id";
  private static final String OF_JUDGEMENT = "j.project_id = ?";
  private static final String RUN = "JOIN resolution_run r ON r.id = t.run_id";
  private static final String OF_RUN = "r.project_id = ?";
  private static final String PARTICIPANT = "JOIN participant q ON q.id = t.participant_id";
  private static final String OF_PARTICIPANT = "q.project_id = ?";
  private static final String OF_PROJECT = "p.id = ?";

  static final List<Part> ALL =
      List.of(
          Part.of("dataset", "JOIN project p ON p.dataset_id = t.id", OF_PROJECT, "id")
              .with("dataset"),
          Part.of("item", DATASET, OF_PROJECT, "id").with("dataset"),
          Part.of("item_slice", ITEM, OF_PROJECT, "item_id, name").with("dataset"),
          Part.of("item_past", ITEM, OF_PROJECT, "item_id, until").with("dataset"),
          Part.of("media", DATASET, OF_PROJECT, "id").with("dataset"),
          Part.of(
                  "media_part",
                  "JOIN media m ON m.id = t.media_id JOIN project p ON p.dataset_id = m.dataset_id",
                  OF_PROJECT,
                  "media_id, number")
              .with("dataset"),
          Part.of("guideline", "JOIN project p ON p.guideline_id = t.id", OF_PROJECT, "id")
              .with("guideline"),
          Part.of(
                  "guideline_version",
                  "JOIN project p ON p.guideline_id = t.guideline_id",
                  OF_PROJECT,
                  "number",
                  "created_by")
              .with("guideline"),
          Part.of(
                  "rater",
                  "JOIN participant q ON q.rater_id = t.id",
                  OF_PARTICIPANT,
                  "id",
                  "account_id",
                  "email",
                  "traits",
                  "banned_at",
                  "messages_read_until")
              .with("rater"),
          Part.of("pool", "JOIN project p ON p.pool_id = t.id", OF_PROJECT, "id").with("pool"),
          Part.of(
                  "pool_member",
                  "JOIN project p ON p.pool_id = t.pool_id"
                      + " JOIN participant q ON q.project_id = p.id AND q.rater_id = t.rater_id",
                  OF_PROJECT,
                  "rater_id")
              .with("pool"),
          new Part("project", "project t", "t.id = ?", List.of("id"), List.of(), null),
          Part.own("project_transition", "id", "actor"),
          Part.own("task", "rank"),
          Part.own("participant", "id", "quota_group"),
          Part.own("slot", "id", "page"),
          Part.of(
              "slot_skip", "JOIN slot s ON s.id = t.slot_id", "s.project_id = ?", "slot_id, at"),
          Part.own("judgement", "id"),
          Part.of("answer", JUDGEMENT, OF_JUDGEMENT, "judgement_id, question"),
          Part.of("judgement_comment", JUDGEMENT, OF_JUDGEMENT, "judgement_id"),
          Part.of("judgement_flag", JUDGEMENT, OF_JUDGEMENT, "judgement_id"),
          Part.of("answer_effort", JUDGEMENT, OF_JUDGEMENT, "judgement_id, question"),
          Part.of("judgement_effort", JUDGEMENT, OF_JUDGEMENT, "judgement_id"),
          Part.own("resolution_run", "id"),
          Part.of("resolution", RUN, OF_RUN, "run_id, place"),
          Part.of("resolution_skill", RUN, OF_RUN, "run_id, question, participant_id"),
          Part.own("thread", "id"),
          Part.of(
              "thread_message",
              "JOIN thread h ON h.id = t.thread_id",
              "h.project_id = ?",
              "id",
              "account_id"),
          Part.own("stopping_look", "task_id, round, judgements"),
          Part.of("stopping_skill", PARTICIPANT, OF_PARTICIPANT, "participant_id, question"),
          Part.own("stopping_pull", "project_id", "claimed_until"),
          Part.own("participant_weight", "id"),
          Part.of("gold_draw", PARTICIPANT, OF_PARTICIPANT, "participant_id"),
          Part.of("gold_reason", "JOIN task k ON k.id = t.task_id", "k.project_id = ?", "task_id"),
          Part.own("quality_rule", "id", "created_by", "ended_by"),
          Part.own("quality_act", "id", "lifted_by"),
          Part.own("quality_appeal", "act_id", "answered_by"),
          Part.own("review", "id", "reviewer"),
          Part.own("review_word", "id", "answered_by"),
          Part.of(
              "slot_return",
              "JOIN slot s ON s.id = t.slot_id",
              "s.project_id = ?",
              "id",
              "returned_by"),
          Part.own("task_drop", "task_id", "dropped_by"),
          Part.own("label_use", "id"),
          Part.own("guideline_remedy", "id", "decided_by"),
          Part.own("pilot_opened", "project_id", "opened_by"),
          Part.own("relabel", "id", "asked_by"),
          Part.of(
              "relabel_task",
              "JOIN relabel b ON b.id = t.relabel_id",
              "b.project_id = ?",
              "relabel_id, task_id"));

  /** Tables that stay behind: whose rows belong to a server, a person or a moment. */
  static final Set<String> LEFT =
      Set.of(
          "account",
          "account_session",
          "api_token",
          "invitation",
          "pool_invitation",
          // Who stands how, and why, is between a server and its people.
          "membership_transition",
          "membership_appeal",
          "qualification",
          "rater_ban",
          "market_door",
          "market_person",
          "market_visit",
          "idempotency",
          "acknowledgement",
          "guideline_reading",
          "import_run",
          "import_error",
          "draft",
          "uncertainty_count",
          // Money stays with who paid it; prices of another server are not ours.
          "rate_card",
          "ledger_entry",
          "ledger_hold",
          "ledger_owed",
          "pay_clock",
          "budget",
          "budget_part",
          "cost_alarm",
          // The secrets of embeds belong to this server and the pages it is on.
          "embed",
          "embed_use",
          // Who counts in figures by trait: traits stay behind, and with them what was shown of
          // them.
          "diversity_counted",
          "diversity_as_of",
          // Ages of labels are counted from judgements, on whatever server.
          "label_age",
          "label_age_slice",
          "label_age_day",
          "label_pull",
          // Streams stay where their senders are: what people judged of them is in the project.
          "stream",
          "stream_policy",
          "stream_item",
          "stream_newest",
          "stream_pulse",
          "stream_traffic",
          "prediction",
          "prediction_rival",
          "outcome",
          "quarantine",
          "watch",
          "watch_cell",
          "watch_stale",
          "watch_slice",
          "watch_traffic",
          "slice_alarm",
          "slice_batch",
          "slice_batch_item",
          // Reports go to people of this server, about weeks as they were here.
          "report_subscription",
          "report_mail",
          "report_standing",
          // Who did what, and who was erased, is told of this server and its people.
          "audit_entry",
          "audit_head",
          "erasure",
          "flyway_schema_history");

  private Parts() {}
}
