// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.dataset.Imports;
import touchstone.project.Project;
import touchstone.project.Tasks;

/**
 * Writes imported lines as revisions: what one participant answered of one task is one judgement, a
 * changed answer a further revision that carries the other answers on.
 */
@ApplicationScoped
class ImportedRevisions {
  private final Sql sql;
  private final Tasks tasks;
  private final JudgementRows rows;
  private final GoldMarks marks;

  ImportedRevisions(Sql sql, Tasks tasks, JudgementRows rows, GoldMarks marks) {
    this.marks = marks;
    this.sql = sql;
    this.tasks = tasks;
    this.rows = rows;
  }

  /** What a slot holds before the import: its row and the answers in force. */
  private record Present(Slot slot, int revision, boolean gold, ObjectNode answers) {}

  void store(
      Project project,
      int guidelineVersion,
      Map<SlotKey, List<ImportedLine>> bySlot,
      boolean beside,
      Imports.Tally tally) {
    Map<SlotKey, Present> present = present(bySlot.keySet());
    List<Object[]> newSlots = new ArrayList<>();
    List<Object[]> filledSlots = new ArrayList<>();
    List<UUID> counted = new ArrayList<>();
    Set<UUID> goldTasks = new LinkedHashSet<>();
    JudgementRows.Batch batch = rows.batch();
    // In the order of the tasks, so that two imports lock them in the same order.
    List<SlotKey> keys = new ArrayList<>(bySlot.keySet());
    keys.sort(Comparator.comparing(SlotKey::task));
    for (SlotKey key : keys) {
      Present before = present.get(key);
      Slot slot = before == null ? fresh(project, key, guidelineVersion) : before.slot();
      Chain chain = new Chain(slot, before, guidelineVersion, batch, tally);
      bySlot.get(key).forEach(chain::take);
      chain.end();
      if (chain.last == null) {
        continue;
      }
      String state = state(slot, before, chain.gold);
      if (before == null) {
        newSlots.add(
            new Object[] {
              slot.id(),
              project.id,
              key.task(),
              key.participant(),
              key.round(),
              state,
              guidelineVersion,
              chain.last,
              beside
            });
      } else {
        filledSlots.add(new Object[] {state, state, chain.last, slot.id()});
      }
      if (chain.gold || before != null && before.gold()) {
        goldTasks.add(key.task());
      }
      boolean countedBefore = before != null && slot.state().equals("imported");
      if (state.equals("imported") && !countedBefore && !beside) {
        counted.add(key.task());
      }
    }
    sql.batch(
        "INSERT INTO slot (id, project_id, task_id, participant_id, round, state,"
            + " guideline_version, judgement_id, beside, state_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)",
        newSlots);
    batch.write();
    sql.batch(
        "UPDATE slot SET state = ?, state_at = CURRENT_TIMESTAMP,"
            + " lease_until = CASE WHEN ? = 'leased' THEN lease_until ELSE NULL END,"
            + " judgement_id = ? WHERE id = ?",
        filledSlots);
    counted.forEach(tasks::countImported);
    goldTasks.forEach(marks::afresh);
  }

  /** A slot that is leased, judged or counted stays so; any other becomes imported, or gold. */
  private static String state(Slot slot, Present before, boolean gold) {
    if (before != null
        && Set.of("leased", "judged", "surplus", "imported", "gold").contains(slot.state())) {
      return slot.state();
    }
    return gold ? "gold" : "imported";
  }

  private static Slot fresh(Project project, SlotKey key, int guidelineVersion) {
    return new Slot(
        Ids.next(),
        project.id,
        key.task(),
        key.participant(),
        key.round(),
        "imported",
        null,
        null,
        guidelineVersion,
        null,
        null);
  }

  /** The revisions that the lines of one slot come to. */
  private static final class Chain {
    private final Slot slot;
    private final int guidelineVersion;
    private final JudgementRows.Batch batch;
    private final Imports.Tally tally;
    private final ObjectNode answers;
    private final Set<String> fresh = new HashSet<>();
    private int revision;
    private boolean gold;
    private boolean hasGold;
    private Instant at;
    private Long activeMillis;
    private String source;
    private UUID last;

    Chain(
        Slot slot,
        Present before,
        int guidelineVersion,
        JudgementRows.Batch batch,
        Imports.Tally tally) {
      this.slot = slot;
      this.guidelineVersion = guidelineVersion;
      this.batch = batch;
      this.tally = tally;
      this.answers = before == null ? Json.object() : before.answers();
      this.revision = before == null ? 0 : before.revision();
      this.gold = before != null && before.gold();
      this.hasGold = before != null;
    }

    void take(ImportedLine line) {
      JsonNode known = answers.get(line.question());
      if (line.answer().equals(known) && (!hasGold || gold == line.gold())) {
        tally.unchanged++;
        return;
      }
      if (fresh.contains(line.question()) || hasGold && gold != line.gold()) {
        end();
      }
      gold = line.gold();
      hasGold = true;
      answers.set(line.question(), line.answer());
      fresh.add(line.question());
      at = line.at() == null || at != null && at.isAfter(line.at()) ? at : line.at();
      activeMillis = line.activeMillis() == null ? activeMillis : line.activeMillis();
      source = line.source() == null ? source : line.source();
      tally.accepted++;
    }

    /** Closes the revision under way, if there is one. */
    void end() {
      if (fresh.isEmpty()) {
        return;
      }
      Set<String> carried = new HashSet<>();
      answers.fieldNames().forEachRemaining(carried::add);
      carried.removeAll(fresh);
      last = Ids.next();
      revision++;
      batch.add(
          new NewJudgement(
              last,
              slot,
              revision,
              false,
              "import",
              false,
              gold,
              guidelineVersion,
              at,
              activeMillis,
              Shown.UNKNOWN,
              null,
              null,
              false,
              source),
          answers.deepCopy(),
          carried);
      fresh.clear();
      at = null;
      activeMillis = null;
      source = null;
    }
  }

  private Map<SlotKey, Present> present(Set<SlotKey> keys) {
    Map<UUID, Integer> revisions = new HashMap<>();
    Map<UUID, ObjectNode> answers = new HashMap<>();
    Map<UUID, Boolean> golds = new HashMap<>();
    List<Slot> slots =
        sql.list(
            Slot::from,
            "SELECT s.*, CURRENT_TIMESTAMP AS looked_at FROM slot s"
                + " WHERE s.task_id = ANY(?) ORDER BY s.id FOR UPDATE",
            (Object) keys.stream().map(SlotKey::task).distinct().toArray(UUID[]::new));
    if (slots.isEmpty()) {
      return Map.of();
    }
    UUID[] slotIds = slots.stream().map(Slot::id).toArray(UUID[]::new);
    sql.list(
        row -> revisions.put(Sql.id(row, "slot_id"), row.getInt("newest")),
        "SELECT slot_id, MAX(revision) AS newest FROM judgement WHERE slot_id = ANY(?)"
            + " GROUP BY slot_id",
        (Object) slotIds);
    sql.list(
        row -> {
          UUID slot = Sql.id(row, "slot_id");
          golds.put(slot, row.getBoolean("gold"));
          return answers
              .computeIfAbsent(slot, first -> Json.object())
              .set(row.getString("question"), Json.tree(row.getString("answer")));
        },
        "SELECT s.id AS slot_id, j.gold, a.question, a.answer FROM slot s"
            + " JOIN judgement j ON j.id = s.judgement_id JOIN answer a ON a.judgement_id = j.id"
            + " WHERE s.id = ANY(?)",
        (Object) slotIds);
    Map<SlotKey, Present> present = new HashMap<>();
    for (Slot slot : slots) {
      present.put(
          new SlotKey(slot.task(), slot.participant(), slot.round()),
          new Present(
              slot,
              revisions.getOrDefault(slot.id(), 0),
              golds.getOrDefault(slot.id(), false),
              answers.getOrDefault(slot.id(), Json.object())));
    }
    return present;
  }
}
