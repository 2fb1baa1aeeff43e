// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.judgement.Judgements;
import touchstone.project.Project;
import touchstone.training.Learning;

/**
 * All that a rater judged in a project, told to that rater alone. Nothing of what others said is in
 * it, and an item whose answer is known beforehand looks like any other.
 */
@ApplicationScoped
class OwnHistory {
  static final int PAGE = 50;

  /** Whether a reviewer's word is told follows from whether there is one. */
  private static final String STATE =
      "CASE WHEN s.round < 0 THEN 'lesson'"
          + " WHEN s.judgement_id IS NULL AND EXISTS (SELECT 1 FROM slot_return b"
          + "   WHERE b.slot_id = s.id AND b.judgement_id = j.id) THEN 'returned'"
          + " WHEN s.judgement_id IS NULL THEN 'withdrawn'"
          + " WHEN EXISTS (SELECT 1 FROM review_word w WHERE w.slot_id = s.id"
          + "   AND w.kind = 'corrected' AND (w.upheld IS NULL OR NOT w.upheld)) THEN 'corrected'"
          + " ELSE 'kept' END";

  private final Sql sql;
  private final Guidelines guidelines;
  private final Learning learning;

  OwnHistory(Sql sql, Guidelines guidelines, Learning learning) {
    this.sql = sql;
    this.guidelines = guidelines;
    this.learning = learning;
  }

  private record Row(
      UUID slot,
      UUID judgement,
      UUID rater,
      int round,
      int guidelineVersion,
      Instant at,
      Long millis,
      String state,
      String key,
      JsonNode content) {
    static Row from(ResultSet row) throws SQLException {
      return new Row(
          Sql.id(row, "slot_id"),
          Sql.id(row, "judgement_id"),
          Sql.id(row, "rater_id"),
          row.getInt("round"),
          row.getInt("guideline_version"),
          Sql.instant(row, "recorded_at"),
          Sql.longOrNull(row, "active_millis"),
          row.getString("state"),
          row.getString("item_key"),
          Json.tree(row.getString("content")));
    }
  }

  /** What a known item was given for: to learn on, or to be asked. */
  private String state(Project project, Row row) {
    return row.round() < 0 && !learning.teaches(project, row.rater(), row.round())
        ? "exam"
        : row.state();
  }

  /**
   * A page, newest first: each time that an item was given, with what was last said of it.
   *
   * @param before the judgement that the page follows, or null
   */
  Listing<HistoryLine> page(Project project, Account account, UUID before) {
    List<Object> arguments = new ArrayList<>(List.of(project.id, account.id));
    String older = "";
    if (before != null) {
      older =
          " AND EXISTS (SELECT 1 FROM judgement b WHERE b.id = ? AND b.participant_id = p.id"
              + " AND (j.recorded_at < b.recorded_at"
              + "   OR j.recorded_at = b.recorded_at AND j.id < b.id))";
      arguments.add(before);
    }
    arguments.add(PAGE + 1);
    List<Row> rows =
        sql.list(
            Row::from,
            "SELECT j.slot_id, j.id AS judgement_id, r.id AS rater_id, s.round, j.guideline_version, j.recorded_at,"
                + " j.active_millis, i.item_key, i.content, "
                + STATE
                + " AS state FROM rater r"
                + " JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
                + " JOIN judgement j ON j.participant_id = p.id AND j.origin = 'lease'"
                + "   AND NOT j.withdrawn"
                + " JOIN slot s ON s.id = j.slot_id JOIN task t ON t.id = j.task_id"
                + " JOIN item i ON i.id = t.item_id WHERE r.account_id = ?"
                + " AND NOT EXISTS (SELECT 1 FROM judgement l WHERE l.slot_id = j.slot_id"
                + "   AND l.revision > j.revision AND NOT l.withdrawn)"
                + older
                + " ORDER BY j.recorded_at DESC, j.id DESC LIMIT ?",
            arguments.toArray());
    Listing<Row> page = Listing.of(rows, PAGE, row -> row.judgement().toString());
    Map<UUID, ObjectNode> answers =
        GivenAnswers.of(sql, page.items().stream().map(Row::judgement).toList());
    Map<UUID, List<Money>> earned = earned(page.items());
    Instant edge = Instant.now().minus(Judgements.EDIT_WINDOW);
    return page.map(
        row -> {
          Template template = guidelines.template(project.guidelineId, row.guidelineVersion());
          boolean stands = row.state().equals("kept") || row.state().equals("corrected");
          return new HistoryLine(
              row.slot(),
              row.judgement(),
              row.key(),
              OwnWork.snippet(template, row.content()),
              OwnWork.words(template, answers.getOrDefault(row.judgement(), Json.object())),
              row.at(),
              OwnWork.time(row.millis()),
              state(project, row),
              stands && !project.cancelled() && row.at().isAfter(edge),
              earned.getOrDefault(row.slot(), List.of()));
        });
  }

  /** What was earned by any revision, less what was taken back. */
  private Map<UUID, List<Money>> earned(List<Row> rows) {
    Map<UUID, List<Money>> earned = new HashMap<>();
    sql.list(
        row ->
            earned
                .computeIfAbsent(Sql.id(row, "slot_id"), first -> new ArrayList<>())
                .add(new Money(row.getLong("grains"), row.getString("currency"))),
        "SELECT j.slot_id, e.currency, SUM(e.grains + COALESCE(b.grains, 0)) AS grains"
            + " FROM judgement j JOIN ledger_entry e ON e.judgement_id = j.id"
            + " LEFT JOIN ledger_entry b ON b.reverses = e.id"
            + " WHERE j.slot_id = ANY(?) GROUP BY j.slot_id, e.currency ORDER BY e.currency",
        (Object) rows.stream().map(Row::slot).toArray(UUID[]::new));
    return earned;
  }
}
