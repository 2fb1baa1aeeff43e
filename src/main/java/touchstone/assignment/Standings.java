// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import touchstone.account.Accounts;
import touchstone.account.Role;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.judgement.InHand;
import touchstone.judgement.Participants;
import touchstone.judgement.Slots;
import touchstone.project.Project;
import touchstone.rater.MemberState;
import touchstone.rater.Rater;
import touchstone.rater.RaterKind;
import touchstone.rater.Raters;
import touchstone.rater.Rates;

/**
 * Looks up how an account stands to a project, by one query. A project exists for the members of
 * its pool and for leads; to anybody else it is 404.
 */
@ApplicationScoped
class Standings {
  private static final String EXPERT = RaterKind.EXPERT.word();

  private static final String QUERY =
      "SELECT p.*, a.role, r.id AS rater_id, r.kind, pa.id AS participant_id, pa.frontier, pa.paused_at,"
          + " CASE WHEN pa.retrain_at IS NULL THEN FALSE ELSE NOT EXISTS ("
          + "   SELECT 1 FROM acknowledgement k JOIN guideline_version seen"
          + "   ON seen.id = k.guideline_version_id WHERE seen.guideline_id = p.guideline_id"
          + "   AND k.account_id = a.id AND k.at >= pa.retrain_at) END AS read_again,"
          + " (SELECT m.state FROM pool_member m WHERE m.pool_id = p.pool_id"
          + "   AND m.rater_id = r.id AND m.left_at IS NULL) AS member_state, r.banned_at,"
          + " (SELECT MAX(v.number) FROM guideline_version v"
          + "   WHERE v.guideline_id = p.guideline_id) AS version,"
          + " (SELECT COALESCE(MAX(v.number), 0) FROM guideline_version v"
          + "   WHERE v.guideline_id = p.guideline_id AND v.change = 'meaning' AND v.number > ("
          + "     SELECT COALESCE(MAX(seen.number), 0) FROM acknowledgement k"
          + "     JOIN guideline_version seen ON seen.id = k.guideline_version_id"
          + "     WHERE seen.guideline_id = p.guideline_id AND k.account_id = a.id)) AS unread,"
          + Rates.PAYS
          + " AS pays, "
          + Rates.BY_THE_HOUR
          + " AS by_the_hour"
          + " FROM project p JOIN account a ON a.id = ?"
          + " LEFT JOIN rater r ON r.account_id = a.id"
          + " LEFT JOIN participant pa ON pa.project_id = p.id AND pa.rater_id = r.id"
          + " WHERE p.slug = ?";

  private final Sql sql;
  private final Accounts accounts;
  private final Raters raters;
  private final Participants participants;

  Standings(Sql sql, Accounts accounts, Raters raters, Participants participants) {
    this.sql = sql;
    this.accounts = accounts;
    this.raters = raters;
    this.participants = participants;
  }

  /** The standing of an account that may label in the project, a participant from now on. */
  Standing of(String slug, UUID account) {
    Standing standing =
        sql.first(row -> row(row, account), QUERY, account, slug)
            .filter(Standing::admitted)
            .orElseThrow(() -> Problem.notFound("project"));
    return standing.participant() == null ? joined(standing) : standing;
  }

  /**
   * The standing of an account that may label in the project or did, with the slot of a lease that
   * is theirs.
   */
  Holding holding(String slug, UUID account, UUID lease) {
    Sql.Pair<Standing, InHand> found =
        sql.both(
            row -> row(row, account),
            new Sql.Step(QUERY, account, slug),
            InHand::from,
            Slots.inHand(lease, account));
    Standing standing = found.first();
    if (standing == null || standing.participant() == null && !standing.admitted()) {
      throw Problem.notFound("project");
    }
    if (found.second() == null) {
      throw Problem.notFound("lease");
    }
    return new Holding(standing, found.second());
  }

  /** A standing and a slot in hand. */
  record Holding(Standing standing, InHand inHand) {}

  private static Standing row(ResultSet row, UUID account) throws SQLException {
    boolean readAgain = row.getBoolean("read_again");
    String member = row.getString("member_state");
    boolean leads = Role.of("role", row.getString("role")).included().contains(Role.LEADS);
    return new Standing(
        Project.from(row),
        account,
        Sql.id(row, "rater_id"),
        Sql.id(row, "participant_id"),
        EXPERT.equals(row.getString("kind")),
        leads,
        leads || member != null,
        member == null ? MemberState.ACTIVE : MemberState.stored(member),
        Sql.instant(row, "banned_at") != null,
        Sql.instant(row, "paused_at") != null,
        row.getObject("frontier") == null ? Long.MIN_VALUE : row.getLong("frontier"),
        row.getInt("version"),
        readAgain ? row.getInt("version") : row.getInt("unread"),
        readAgain,
        pay(row));
  }

  private static Standing.Pay pay(ResultSet row) throws SQLException {
    return !row.getBoolean("pays")
        ? Standing.Pay.NONE
        : row.getBoolean("by_the_hour") ? Standing.Pay.BY_HOUR : Standing.Pay.BY_JUDGEMENT;
  }

  /** The first time: a lead without a rater becomes one, and the rater a participant. */
  private Standing joined(Standing standing) {
    Rater rater =
        standing.rater() == null
            ? raters.labellingAs(accounts.findById(standing.account()))
            : raters.findById(standing.rater());
    return new Standing(
        standing.project(),
        standing.account(),
        rater.id,
        participants.of(standing.project(), rater),
        EXPERT.equals(rater.kind),
        standing.leads(),
        true,
        standing.state(),
        standing.banned(),
        false,
        Long.MIN_VALUE,
        standing.version(),
        standing.unread(),
        false,
        standing.pay());
  }
}
