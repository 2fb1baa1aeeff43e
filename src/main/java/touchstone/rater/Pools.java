// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Slug;
import touchstone.base.Sql;

/** All pools, and who is in them. */
@ApplicationScoped
@Transactional
public class Pools implements PanacheRepositoryBase<Pool, UUID> {
  private final Clock clock;
  private final Sql sql;
  private final Memberships memberships;

  Pools(Clock clock, Sql sql, Memberships memberships) {
    this.clock = clock;
    this.sql = sql;
    this.memberships = memberships;
  }

  /** The pool of a slug, or 404. */
  public Pool named(String slug) {
    return find("slug", slug).firstResultOptional().orElseThrow(() -> Problem.notFound("pool"));
  }

  /** How many experts each pool has; one without any is not named. */
  public Map<UUID, Long> experts() {
    Map<UUID, Long> experts = new HashMap<>();
    sql.list(
        row -> experts.put(Sql.id(row, "pool_id"), row.getLong("experts")),
        "SELECT m.pool_id, COUNT(*) AS experts FROM pool_member m JOIN rater r ON r.id = m.rater_id"
            + " WHERE r.kind = ? GROUP BY m.pool_id",
        RaterKind.EXPERT.word());
    return experts;
  }

  /** A new, empty pool; 409 where the slug is taken. */
  public Pool create(String slug, String name, Rate rate, JsonNode quotas) {
    Pool pool = new Pool();
    pool.id = Ids.next();
    pool.slug = Slug.check(slug);
    pool.name = Required.text("name", name, 200);
    if (rate != null) {
      Rate.checked("rate.", rate);
      pool.ratePer = rate.per();
      pool.rateAmount = rate.number();
      pool.rateCurrency = rate.currency();
    }
    pool.quotas = Quotas.of(quotas).toJson();
    pool.createdAt = clock.instant();
    if (count("slug", slug) > 0) {
      throw Problem.conflict(
          "A pool " + slug + " exists.", Reason.of("rater_fault_poolExists", slug));
    }
    persist(pool);
    flush();
    return pool;
  }

  /** Whether the rater that an account labels as is a member now. */
  public boolean has(Pool pool, UUID account) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM pool_member m JOIN rater r ON r.id = m.rater_id"
            + " WHERE m.pool_id = ? AND m.left_at IS NULL AND r.account_id = ?)",
        pool.id,
        account);
  }

  /** Takes a rater in, active at once; one who had left is back. */
  public void join(Pool pool, Rater rater) {
    join(pool, rater, null);
  }

  /** The same by somebody's hand. */
  void join(Pool pool, Rater rater, UUID actor) {
    memberships.join(pool.id, rater.id, MemberState.ACTIVE, actor, Memberships.BY_HAND);
  }

  /** A rater leaves: no further task is given; what was judged stays. */
  public void leave(Pool pool, UUID rater, UUID account) {
    memberships.leave(pool.id, rater, account, Map.of());
  }

  /** How the pool takes in who comes by invitation. */
  public Journey journey(UUID pool) {
    return Journey.stored(findById(pool).journey);
  }

  /** Sets it, as sent; who is on the way goes on by the new one. */
  public Journey setJourney(Pool pool, Journey journey) {
    findById(pool.id).journey = journey.atOnce() ? null : Json.write(journey);
    return journey;
  }

  /** A rater as a member of a pool. */
  public record Member(
      UUID id, String name, String kind, Instant joinedAt, String state, boolean banned) {}

  /** The present members by name. */
  public List<Member> members(Pool pool) {
    return sql.list(
        row ->
            new Member(
                Sql.id(row, "id"),
                row.getString("name"),
                row.getString("kind"),
                Sql.instant(row, "joined_at"),
                row.getString("state"),
                Sql.instant(row, "banned_at") != null),
        "SELECT r.id, r.name, r.kind, r.banned_at, m.joined_at, m.state FROM pool_member m"
            + " JOIN rater r ON r.id = m.rater_id"
            + " WHERE m.pool_id = ? AND m.left_at IS NULL ORDER BY r.name",
        pool.id);
  }

  public boolean has(UUID pool, UUID rater) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM pool_member"
            + " WHERE pool_id = ? AND rater_id = ? AND left_at IS NULL)",
        pool,
        rater);
  }

  public Listing<Pool> page(int limit, String after) {
    List<Pool> rows =
        find("slug > ?1", Sort.by("slug"), after == null ? "" : after).page(0, limit + 1).list();
    return Listing.of(rows, limit, pool -> pool.slug);
  }

  /** The quotas, as JSON. */
  static JsonNode quotas(Pool pool) {
    return Json.tree(pool.quotas);
  }

  /** The shares that a pool wants by trait. */
  public Quotas quotas(UUID pool) {
    return Quotas.stored(findById(pool).quotas);
  }
}
