// SPDX-License-Identifier: Apache-2.0
package touchstone.market;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Sql;
import touchstone.post.Post;
import touchstone.rater.Pool;

/** All doors. */
@ApplicationScoped
@Transactional
class Doors {
  /** The longest file of submissions that is read, in bytes. */
  static final int LONGEST = 5_000_000;

  private final Sql sql;
  private final Instance<Marketplace> marketplaces;
  private final Post post;

  Doors(Sql sql, Instance<Marketplace> marketplaces, Post post) {
    this.sql = sql;
    this.post = post;
    this.marketplaces = marketplaces;
  }

  /** The marketplace of a name, or 422. */
  Marketplace marketplace(String name) {
    return marketplaces.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.refusedField("market", "must be prolific"));
  }

  Door make(Pool pool, String market, String study, String code, UUID by) {
    Marketplace place = marketplace(market);
    String known = place.study(study);
    String given = place.code(code);
    if (sql.holds(
        "SELECT EXISTS (SELECT 1 FROM market_door WHERE pool_id = ? AND market = ? AND study = ?"
            + " AND closed_at IS NULL)",
        pool.id,
        place.name(),
        known)) {
      throw Problem.conflict(
          "A door for this study is open already.", Reason.of("market_fault_open"));
    }
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO market_door (id, pool_id, market, study, completion_code, created_at,"
            + " created_by) VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?)",
        id,
        pool.id,
        place.name(),
        known,
        given,
        by);
    return one(id);
  }

  /** A door, or 404. */
  Door one(UUID id) {
    return sql.first(Door::from, "SELECT * FROM market_door WHERE id = ?", id)
        .orElseThrow(() -> Problem.notFound("door"));
  }

  /** A door of the pool, or 404. */
  Door one(Pool pool, UUID id) {
    return sql.first(
            Door::from, "SELECT * FROM market_door WHERE id = ? AND pool_id = ?", id, pool.id)
        .orElseThrow(() -> Problem.notFound("door"));
  }

  /** Those of a pool, newest first. */
  List<Door> of(Pool pool) {
    return sql.list(
        Door::from,
        "SELECT * FROM market_door WHERE pool_id = ? ORDER BY created_at DESC, id DESC",
        pool.id);
  }

  /** Lets nobody in any more; who is in stays. */
  void close(Pool pool, UUID id) {
    one(pool, id);
    sql.update(
        "UPDATE market_door SET closed_at = CURRENT_TIMESTAMP WHERE id = ? AND closed_at IS NULL",
        id);
  }

  /** The address that a study is to open, with what the marketplace fills in. */
  String url(Door door, URI base) {
    return post.address(door.path(), base) + marketplace(door.market()).query();
  }

  /** Reads the marketplace's file of submissions; 422 where it is none. */
  List<Marketplace.Line> submissions(Door door, String file) {
    if (file == null || file.isBlank() || file.length() > LONGEST) {
      throw Problem.refusedField(
          "lines", "must be a CSV of up to 5 MB", Reason.of("market_fault_file"));
    }
    return marketplace(door.market()).submissions(file);
  }
}
