// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Sql;

/**
 * Writes acts into the log, in the caller's transaction: what is rolled back was not done and is
 * not noted. Requests of those who run the place are noted by themselves; rooms call this for acts
 * that no request makes, above all those against somebody.
 */
@ApplicationScoped
@Transactional
public class Audit {
  /** The outcome of what is noted with the act itself. */
  static final String DONE = "done";

  /** The outcome of a request that is under way, or was cut off. */
  static final String ASKED = "asked";

  private final Sql sql;

  Audit(Sql sql) {
    this.sql = sql;
  }

  /**
   * Notes an act.
   *
   * @param actor the account's id, or null where a rule or the server itself acts
   * @param act a word such as "quality.pause", up to 200 characters
   * @param subject what it is done to, as in "participants/" and an id; or null
   * @param details ids, slugs, states and numbers: never a name, an address or what people wrote
   */
  public void note(UUID actor, String act, String subject, ObjectNode details) {
    write(actor, act, subject, DONE, details);
  }

  UUID write(UUID actor, String act, String subject, String outcome, ObjectNode details) {
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO audit_entry (id, at, actor, act, subject, outcome, details)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        id,
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        actor,
        act,
        subject,
        outcome,
        Json.canonical(details).toString());
    return id;
  }

  /** Notes how a request went that was noted as asked; as a further entry where that is sealed. */
  void ended(UUID id, UUID actor, String act, String subject, String outcome, ObjectNode details) {
    int noted =
        sql.update(
            "UPDATE audit_entry SET outcome = ?, details = ? WHERE id = ? AND seq IS NULL",
            outcome,
            Json.canonical(details).toString(),
            id);
    if (noted == 0) {
      write(actor, act, subject, outcome, details.put("asked", id.toString()));
    }
  }
}
