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
import touchstone.account.Account;
import touchstone.account.Invitations;
import touchstone.account.Role;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Slug;
import touchstone.base.Sql;

/** All pools, who is in them, and the links that bring people in. */
@ApplicationScoped
@Transactional
public class Pools implements PanacheRepositoryBase<Pool, UUID> {
  private final Clock clock;
  private final Sql sql;
  private final Raters raters;
  private final Invitations invitations;

  Pools(Clock clock, Sql sql, Raters raters, Invitations invitations) {
    this.clock = clock;
    this.sql = sql;
    this.raters = raters;
    this.invitations = invitations;
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
      throw Problem.conflict("A pool " + slug + " exists.");
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

  /** Takes a rater in; one who had left is back. */
  public void join(Pool pool, Rater rater) {
    int back =
        sql.update(
            "UPDATE pool_member SET left_at = NULL WHERE pool_id = ? AND rater_id = ?",
            pool.id,
            rater.id);
    if (back == 0) {
      sql.update(
          "INSERT INTO pool_member (pool_id, rater_id, joined_at) VALUES (?, ?, CURRENT_TIMESTAMP)",
          pool.id,
          rater.id);
    }
  }

  /** Lets a rater go: no further task is given; what was judged stays. */
  public void leave(Pool pool, UUID rater) {
    int left =
        sql.update(
            "UPDATE pool_member SET left_at = CURRENT_TIMESTAMP"
                + " WHERE pool_id = ? AND rater_id = ? AND left_at IS NULL",
            pool.id,
            rater);
    if (left == 0) {
      throw Problem.notFound("member");
    }
  }

  /** A rater as a member of a pool. */
  public record Member(UUID id, String name, String kind, Instant joinedAt) {}

  /** The present members by name. */
  public List<Member> members(Pool pool) {
    return sql.list(
        row ->
            new Member(
                Sql.id(row, "id"),
                row.getString("name"),
                row.getString("kind"),
                Sql.instant(row, "joined_at")),
        "SELECT r.id, r.name, r.kind, m.joined_at FROM pool_member m"
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

  /** A one-time link's secret that makes an account of the role and joins it to the pool. */
  public String invite(Pool pool, Role role, String email) {
    Invitations.Made made = invitations.invite(role, email);
    if (pool != null) {
      sql.update(
          "INSERT INTO pool_invitation (invitation_id, pool_id) VALUES (?, ?)", made.id(), pool.id);
    }
    return made.secret();
  }

  /** The name of the pool that an invitation leads to, or null. */
  public String invitedTo(Invitations.Open invitation) {
    return pool(invitation) == null ? null : pool(invitation).name;
  }

  /** Accepts an invitation as a new account, which labels under its login from then on. */
  public Account accept(Invitations.Open invitation, String login, String password) {
    Account account = invitations.accept(invitation, login, password);
    joinAs(invitation, account);
    return account;
  }

  /** Accepts an invitation with an account that exists. */
  public void acceptAs(Invitations.Open invitation, Account account) {
    invitations.spend(invitation, account);
    joinAs(invitation, account);
  }

  private void joinAs(Invitations.Open invitation, Account account) {
    Pool pool = pool(invitation);
    if (pool != null) {
      join(pool, raters.labellingAs(account));
    }
  }

  private Pool pool(Invitations.Open invitation) {
    return sql.first(
            row -> Sql.id(row, "pool_id"),
            "SELECT pool_id FROM pool_invitation WHERE invitation_id = ?",
            invitation.id())
        .map(this::findById)
        .orElse(null);
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
