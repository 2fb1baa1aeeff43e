// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import touchstone.base.Ids;
import touchstone.base.Sql;
import touchstone.base.Stale;
import touchstone.base.Write;
import touchstone.judgement.Slot;
import touchstone.routing.OpenTo;

/**
 * One statement, one round trip: locks the rows it takes and skips those that others are taking,
 * counts them as held, makes or renews the slots and reads what is shown. A slot of the same rater
 * that another request closed meanwhile comes back without an id, and the whole is tried again.
 */
class PostgresqlFront implements Front {
  private static final String BEFORE = "WITH front AS (SELECT t.id";

  private static final String AFTER =
      " FOR UPDATE OF t SKIP LOCKED),"
          + " taken AS (UPDATE task SET held = held + 1,"
          + "   open_place = CASE WHEN held + 1 + imported < wanted THEN place ELSE NULL END"
          + "   WHERE id = ANY(ARRAY(SELECT id FROM front))"
          + "   AND held + imported < wanted AND held < wanted RETURNING id, item_id, place, round),"
          + " numbered AS (SELECT taken.*, ROW_NUMBER() OVER (ORDER BY place) AS number FROM taken),"
          + " s AS (INSERT INTO slot (id, project_id, task_id, participant_id, round, state,"
          + "   state_at, leased_at, lease_until, guideline_version)"
          + "   SELECT (CAST(? AS UUID[]))[number], ?, id, ?, round, 'leased', CURRENT_TIMESTAMP,"
          + "     CURRENT_TIMESTAMP, CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND, ?"
          + "   FROM numbered ON CONFLICT (task_id, participant_id, round) DO UPDATE"
          + "   SET state = 'leased', state_at = EXCLUDED.state_at, leased_at = EXCLUDED.leased_at,"
          + "     lease_until = EXCLUDED.lease_until, judgement_id = NULL,"
          + "     guideline_version = EXCLUDED.guideline_version"
          + "   WHERE slot.state NOT IN "
          + Slot.CLOSED_TO_RATER
          + "   RETURNING id, task_id, guideline_version, lease_until)"
          + " SELECT "
          + FrontQuery.SHOWN
          + " FROM taken t LEFT JOIN s ON s.task_id = t.id JOIN item i ON i.id = t.item_id"
          + " ORDER BY t.place";

  private final Sql sql;

  PostgresqlFront(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Held> lease(
      Standing standing, OpenTo openTo, long from, long to, int count, Write before) {
    List<Object> arguments =
        FrontQuery.arguments(List.of(), standing.project().id, from, to, openTo, count);
    arguments.add(Stream.generate(Ids::next).limit(count).toArray(UUID[]::new));
    arguments.add(standing.project().id);
    arguments.add(standing.participant());
    arguments.add(standing.project().policy().leaseSeconds());
    arguments.add(standing.version());
    List<Held> held =
        sql.write(
            before,
            FrontQuery::held,
            new Sql.Step(BEFORE + FrontQuery.open(openTo) + AFTER, arguments.toArray()));
    if (held.stream().anyMatch(each -> each.lease().lease() == null)) {
      throw new Stale("slot");
    }
    return held;
  }
}
