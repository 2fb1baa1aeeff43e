// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Sql;

/**
 * Raters kept out of every pool, with the reason, one appeal and its answer. What was earned stays
 * paid, and what was judged stays.
 */
@ApplicationScoped
@Transactional
public class Bans {
  private static final int LONGEST = 4000;

  private static final String BAN =
      "SELECT b.*, r.name, r.account_id, a.login FROM rater_ban b JOIN rater r ON r.id = b.rater_id"
          + " LEFT JOIN account a ON a.id = b.banned_by";

  private final Sql sql;

  Bans(Sql sql) {
    this.sql = sql;
  }

  /**
   * A ban as it stands.
   *
   * @param upheld what became of the appeal; null while none is answered
   * @param liftedAt null while it stands
   */
  public record Ban(
      UUID id,
      UUID rater,
      String name,
      String reason,
      Instant at,
      String by,
      String appeal,
      Instant appealedAt,
      Instant answeredAt,
      Boolean upheld,
      String answer,
      Instant liftedAt) {
    public boolean standing() {
      return liftedAt == null;
    }

    public boolean appealable() {
      return standing() && appeal == null;
    }

    public boolean waits() {
      return standing() && appeal != null && answeredAt == null;
    }
  }

  /** Bans a rater; 409 where a ban stands, 403 against oneself. */
  public Ban ban(Rater rater, String reason, UUID by) {
    refuseOwn(rater.accountId, by, "Nobody bans themselves.", "rater_fault_ownBan");
    String why = Required.text("reason", reason, LONGEST);
    int banned =
        sql.update(
            "UPDATE rater SET banned_at = CURRENT_TIMESTAMP WHERE id = ? AND banned_at IS NULL",
            rater.id);
    if (banned == 0) {
      throw Problem.conflict(
          "A ban on this rater stands already.", Reason.of("rater_fault_banStands"));
    }
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO rater_ban (id, rater_id, reason, at, banned_by)"
            + " VALUES (?, ?, ?, CURRENT_TIMESTAMP, ?)",
        id,
        rater.id,
        why,
        by);
    return one(id);
  }

  /** Says a word against one's own ban, once. */
  public Ban appeal(UUID id, UUID account, String text) {
    one(id, account);
    int said =
        sql.update(
            "UPDATE rater_ban SET appeal = ?, appealed_at = CURRENT_TIMESTAMP"
                + " WHERE id = ? AND appeal IS NULL AND lifted_at IS NULL",
            Required.text("text", text, LONGEST),
            id);
    if (said == 0) {
      throw Problem.conflict(
          "This ban was appealed against or lifted already.", Reason.of("rater_fault_banAppealed"));
    }
    return one(id);
  }

  /** Answers an appeal; upheld, the ban is lifted. 403 for the one it is about. */
  public Ban answer(UUID id, boolean upheld, String reason, UUID by) {
    refuseOwn(accountOf(id), by, "Nobody answers their own appeal.", "rater_fault_ownAppeal");
    int answered =
        sql.update(
            "UPDATE rater_ban SET answered_at = CURRENT_TIMESTAMP, answered_by = ?, upheld = ?,"
                + " answer = ? WHERE id = ? AND appeal IS NOT NULL AND answered_at IS NULL",
            by,
            upheld,
            Required.text("reason", reason, LONGEST),
            id);
    if (answered == 0) {
      throw Problem.conflict(
          "No appeal against this ban waits for an answer.", Reason.of("rater_fault_noAppeal"));
    }
    return upheld ? lift(id, by) : one(id);
  }

  /** Lifts a ban that stands. */
  public Ban lift(UUID id, UUID by) {
    refuseOwn(accountOf(id), by, "Nobody lifts their own ban.", "rater_fault_ownLift");
    int lifted =
        sql.update(
            "UPDATE rater_ban SET lifted_at = CURRENT_TIMESTAMP WHERE id = ? AND lifted_at IS NULL",
            id);
    if (lifted == 0) {
      throw Problem.conflict("This ban was lifted already.", Reason.of("rater_fault_banLifted"));
    }
    Ban ban = one(id);
    sql.update("UPDATE rater SET banned_at = NULL WHERE id = ?", ban.rater());
    return ban;
  }

  /**
   * The same with a reason, which is kept beside what was answered; where an appeal waits, that is
   * its answer.
   */
  Ban lift(UUID id, String reason, UUID by) {
    Ban ban = one(id);
    if (ban.waits()) {
      return answer(id, true, reason, by);
    }
    String before = ban.answer() == null ? "" : ban.answer() + "\n";
    String why = Required.text("reason", reason, LONGEST - before.length());
    lift(id, by);
    sql.update("UPDATE rater_ban SET answer = ? WHERE id = ?", before + why, id);
    return one(id);
  }

  private static void refuseOwn(UUID account, UUID by, String why, String key) {
    if (by.equals(account)) {
      throw Problem.forbidden(why, Reason.of(key));
    }
  }

  private UUID accountOf(UUID id) {
    return sql.first(
            row -> Optional.ofNullable(Sql.id(row, "account_id")), BAN + " WHERE b.id = ?", id)
        .orElseThrow(() -> Problem.notFound("ban"))
        .orElse(null);
  }

  private Ban one(UUID id) {
    return sql.first(Bans::ban, BAN + " WHERE b.id = ?", id)
        .orElseThrow(() -> Problem.notFound("ban"));
  }

  private Ban one(UUID id, UUID account) {
    return sql.first(Bans::ban, BAN + " WHERE b.id = ? AND r.account_id = ?", id, account)
        .orElseThrow(() -> Problem.notFound("ban"));
  }

  /** Those on an account's own rater, newest first. */
  public List<Ban> ofAccount(UUID account) {
    return sql.list(Bans::ban, BAN + " WHERE r.account_id = ? ORDER BY b.at DESC, b.id", account);
  }

  /** Those on a rater, newest first. */
  List<Ban> of(UUID rater) {
    return sql.list(Bans::ban, BAN + " WHERE b.rater_id = ? ORDER BY b.at DESC, b.id", rater);
  }

  /** All that stand, those whose appeal waits first. */
  public List<Ban> standing() {
    return sql.list(
        Bans::ban,
        BAN
            + " WHERE b.lifted_at IS NULL ORDER BY CASE WHEN b.appeal IS NOT NULL"
            + " AND b.answered_at IS NULL THEN 0 ELSE 1 END, b.at DESC, b.id");
  }

  /**
   * A banned rater whose appeal waits.
   *
   * @param pool one that they are or were in, by slug; null where there is none
   */
  public record Waiting(UUID rater, String name, String pool, Instant since) {}

  /** All whose appeal waits, the longest first. */
  List<Waiting> waiting() {
    return sql.list(
        row ->
            new Waiting(
                Sql.id(row, "rater_id"),
                row.getString("name"),
                row.getString("pool"),
                Sql.instant(row, "appealed_at")),
        "SELECT b.rater_id, r.name, b.appealed_at, (SELECT MIN(o.slug) FROM pool o"
            + " JOIN pool_member m ON m.pool_id = o.id AND m.rater_id = r.id) AS pool"
            + " FROM rater_ban b JOIN rater r ON r.id = b.rater_id WHERE b.lifted_at IS NULL"
            + " AND b.appeal IS NOT NULL AND b.answered_at IS NULL ORDER BY b.appealed_at, b.id");
  }

  private static Ban ban(ResultSet row) throws SQLException {
    boolean upheld = row.getBoolean("upheld");
    boolean open = row.wasNull();
    return new Ban(
        Sql.id(row, "id"),
        Sql.id(row, "rater_id"),
        row.getString("name"),
        row.getString("reason"),
        Sql.instant(row, "at"),
        row.getString("login"),
        row.getString("appeal"),
        Sql.instant(row, "appealed_at"),
        Sql.instant(row, "answered_at"),
        open ? null : Boolean.valueOf(upheld),
        row.getString("answer"),
        Sql.instant(row, "lifted_at"));
  }
}
