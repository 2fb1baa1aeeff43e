// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import java.util.List;
import java.util.Set;

/** What of the store an archive holds, each table after those it points to. */
final class Parts {
  private static final String DATASET =
      "t.dataset_id = (SELECT p.dataset_id FROM project p WHERE p.id = ?)";
  private static final String ITEM =
      "t.item_id IN (SELECT i.id FROM item i JOIN project p ON p.dataset_id = i.dataset_id"
          + " WHERE p.id = ?)";
  private static final String SLOT =
      "t.slot_id IN (SELECT s.id FROM slot s WHERE s.project_id = ?)";
  private static final String JUDGEMENT =
      "t.judgement_id IN (SELECT j.id FROM judgement j WHERE j.project_id = ?)";
  private static final String RUN =
      "t.run_id IN (SELECT r.id FROM resolution_run r WHERE r.project_id = ?)";
  private static final String PARTICIPANT =
      "t.participant_id IN (SELECT q.id FROM participant q WHERE q.project_id = ?)";
  private static final String RATERS =
      "t.id IN (SELECT q.rater_id FROM participant q WHERE q.project_id = ?)";

  static final List<Part> ALL =
      List.of(
          Part.of("dataset", "t.id = (SELECT p.dataset_id FROM project p WHERE p.id = ?)", "t.id")
              .mayBeThere(),
          Part.of("item", DATASET, "t.id").mayBeThere(),
          Part.of("item_slice", ITEM, "t.item_id, t.name").mayBeThere(),
          Part.of("item_past", ITEM, "t.item_id, t.until").mayBeThere(),
          Part.of("media", DATASET, "t.id").mayBeThere(),
          Part.of(
                  "media_part",
                  "t.media_id IN (SELECT m.id FROM media m JOIN project p"
                      + " ON p.dataset_id = m.dataset_id WHERE p.id = ?)",
                  "t.media_id, t.number")
              .mayBeThere(),
          Part.of(
                  "guideline",
                  "t.id = (SELECT p.guideline_id FROM project p WHERE p.id = ?)",
                  "t.id")
              .mayBeThere(),
          Part.of(
                  "guideline_version",
                  "t.guideline_id = (SELECT p.guideline_id FROM project p WHERE p.id = ?)",
                  "t.number",
                  "created_by")
              .mayBeThere(),
          Part.of("rater", RATERS, "t.id", "account_id", "email", "traits").mayBeThere(),
          Part.of("pool", "t.id = (SELECT p.pool_id FROM project p WHERE p.id = ?)", "t.id")
              .mayBeThere(),
          Part.of(
                  "pool_member",
                  "EXISTS (SELECT 1 FROM project p JOIN participant q ON q.project_id = p.id"
                      + " WHERE p.id = ? AND p.pool_id = t.pool_id AND q.rater_id = t.rater_id)",
                  "t.rater_id")
              .mayBeThere(),
          Part.of("project", "t.id = ?", "t.id"),
          Part.own("project_transition", "t.at, t.id", "actor"),
          Part.own("task", "t.rank"),
          Part.own("participant", "t.id"),
          Part.own("slot", "t.id", "page"),
          Part.of("slot_skip", SLOT, "t.slot_id, t.at"),
          Part.own("judgement", "t.id"),
          Part.of("answer", JUDGEMENT, "t.judgement_id, t.question"),
          Part.of("judgement_comment", JUDGEMENT, "t.judgement_id"),
          Part.of("judgement_flag", JUDGEMENT, "t.judgement_id"),
          Part.own("resolution_run", "t.id"),
          Part.of("resolution", RUN, "t.run_id, t.place"),
          Part.of("resolution_skill", RUN, "t.run_id, t.question, t.participant_id"),
          Part.own("thread", "t.id"),
          Part.of(
              "thread_message",
              "t.thread_id IN (SELECT h.id FROM thread h WHERE h.project_id = ?)",
              "t.id",
              "account_id"),
          Part.own("stopping_look", "t.task_id, t.round, t.judgements"),
          Part.of("stopping_skill", PARTICIPANT, "t.participant_id, t.question"),
          Part.own("stopping_pull", "t.project_id", "claimed_until"),
          Part.own("participant_weight", "t.at, t.id"),
          Part.of("gold_draw", PARTICIPANT, "t.participant_id"),
          Part.own("quality_rule", "t.id", "created_by", "ended_by"),
          Part.own("quality_act", "t.id", "lifted_by"),
          Part.own("quality_appeal", "t.act_id", "answered_by"));

  /** Tables that stay behind: whose rows belong to a server, a person or a moment. */
  static final Set<String> LEFT =
      Set.of(
          "account",
          "account_session",
          "api_token",
          "invitation",
          "pool_invitation",
          "idempotency",
          "acknowledgement",
          "import_run",
          "import_error",
          "draft",
          "uncertainty_count",
          "flyway_schema_history");

  private Parts() {}
}
