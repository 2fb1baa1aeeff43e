// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;

/** Slots, one by one, locked for the transaction that changes them. */
@ApplicationScoped
@Transactional
public class Slots {
  private static final String IN_HAND =
      "SELECT s.*, CURRENT_TIMESTAMP AS looked_at, i.content_hash, i.content,"
          + " t.round = s.round AS present_round,"
          + " (SELECT COALESCE(MAX(revision), 0) FROM judgement j"
          + "   WHERE j.slot_id = s.id) AS revisions,"
          + " (SELECT COALESCE(MAX(active_millis), 0) FROM judgement j"
          + "   WHERE j.slot_id = s.id) AS millis_before"
          + " FROM slot s JOIN participant p ON p.id = s.participant_id"
          + " JOIN rater r ON r.id = p.rater_id"
          + " JOIN task t ON t.id = s.task_id JOIN item i ON i.id = t.item_id"
          + " WHERE s.id = ? AND r.account_id = ?";

  private final Sql sql;

  Slots(Sql sql) {
    this.sql = sql;
  }

  /** The slot of a lease that this account holds, locked; 404 for anybody else's. */
  public Slot own(UUID id, UUID account) {
    Slot slot =
        sql.first(
                Slot::from,
                "SELECT s.*, CURRENT_TIMESTAMP AS looked_at FROM slot s WHERE s.id = ? FOR UPDATE",
                id)
            .orElseThrow(() -> Problem.notFound("lease"));
    boolean owned =
        sql.holds(
            "SELECT EXISTS (SELECT 1 FROM participant p JOIN rater r ON r.id = p.rater_id"
                + " WHERE p.id = ? AND r.account_id = ?)",
            slot.participant(),
            account);
    if (!owned) {
      throw Problem.notFound("lease");
    }
    return slot;
  }

  /** A slot, locked; whoever holds it. */
  public Slot locked(UUID id) {
    return sql.first(
            Slot::from,
            "SELECT s.*, CURRENT_TIMESTAMP AS looked_at FROM slot s WHERE s.id = ? FOR UPDATE",
            id)
        .orElseThrow(() -> Problem.notFound("judgement"));
  }

  /** Moves the slot to a state in which it is no longer leased. */
  public void move(Slot slot, String state, UUID judgement) {
    sql.update(
        "UPDATE slot SET state = ?, lease_until = NULL, state_at = CURRENT_TIMESTAMP,"
            + " judgement_id = ? WHERE id = ?",
        state,
        judgement,
        slot.id());
  }

  /** Asks for the slot of a lease that this account holds or held, as {@link InHand}. */
  public static Sql.Step inHand(UUID lease, UUID account) {
    return new Sql.Step(IN_HAND, lease, account);
  }

  /** The content of the item that the slot is about. */
  JsonNode content(Slot slot) {
    return sql.first(
            row -> Json.tree(row.getString("content")),
            "SELECT i.content FROM task t JOIN item i ON i.id = t.item_id WHERE t.id = ?",
            slot.task())
        .orElseThrow();
  }

  /** The step that fills a slot with a judgement, if the slot is still as it was read. */
  static Sql.Step fill(Slot slot, String state, UUID judgement) {
    return new Sql.Step(
        "UPDATE slot SET state = ?, lease_until = NULL, state_at = CURRENT_TIMESTAMP,"
            + " judgement_id = ? WHERE id = ? AND state = ?",
        state,
        judgement,
        slot.id(),
        slot.state());
  }
}
