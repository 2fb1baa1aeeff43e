// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/** What was answered in judgements, question by question. */
final class GivenAnswers {
  private GivenAnswers() {}

  /** The answers of these judgements; nothing is asked of the store where there are none. */
  static Map<UUID, ObjectNode> of(Sql sql, List<UUID> judgements) {
    Map<UUID, ObjectNode> answers = new HashMap<>();
    if (!judgements.isEmpty()) {
      sql.list(
          row ->
              answers
                  .computeIfAbsent(Sql.id(row, "judgement_id"), id -> Json.object())
                  .set(row.getString("question"), Json.tree(row.getString("answer"))),
          "SELECT judgement_id, question, answer FROM answer WHERE judgement_id = ANY(?)",
          (Object) judgements.toArray(UUID[]::new));
    }
    return answers;
  }
}
