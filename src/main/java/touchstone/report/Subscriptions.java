// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.post.Post;
import touchstone.project.Project;

/** Who gets the report of which project by mail, and which letters went out. */
@ApplicationScoped
@Transactional
class Subscriptions {
  /** How long a node may take over a letter before another one tries. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Sql sql;
  private final Clock clock;
  private final Post post;

  Subscriptions(Sql sql, Clock clock, Post post) {
    this.sql = sql;
    this.clock = clock;
    this.post = post;
  }

  /** A letter that should go. */
  record Due(UUID account, UUID project, String language, String email) {}

  boolean has(Account account, Project project) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM report_subscription WHERE account_id = ? AND project_id = ?)",
        account.id,
        project.id);
  }

  /** Once is enough; 409 where no letter could come. */
  void begin(Account account, Project project, String language) {
    if (!post.open()) {
      throw Problem.conflict("Mail is not set up on this server.");
    }
    if (account.email == null) {
      throw Problem.conflict("The account has no e-mail address.");
    }
    sql.update(
        "INSERT INTO report_subscription (account_id, project_id, language, since)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        account.id,
        project.id,
        language,
        clock.instant());
  }

  void end(Account account, Project project) {
    sql.update(
        "DELETE FROM report_subscription WHERE account_id = ? AND project_id = ?",
        account.id,
        project.id);
  }

  /** Of those who asked before a time, may see the project, have an address and no letter yet. */
  List<Due> due(Week week, Instant askedBefore, Instant now) {
    return sql.list(
        row ->
            new Due(
                Sql.id(row, "account_id"),
                Sql.id(row, "project_id"),
                row.getString("language"),
                row.getString("email")),
        "SELECT s.account_id, s.project_id, s.language, a.email FROM report_subscription s"
            + " JOIN account a ON a.id = s.account_id WHERE s.since < ?"
            + " AND a.role IN ('lead', 'admin') AND a.email IS NOT NULL"
            + " AND NOT EXISTS (SELECT 1 FROM report_mail m WHERE m.account_id = s.account_id"
            + "   AND m.project_id = s.project_id AND m.of_week = ?"
            + "   AND (m.sent_at IS NOT NULL OR m.claimed_until > ?))"
            + " ORDER BY s.project_id, s.account_id",
        askedBefore,
        week.toString(),
        now);
  }

  /** Whether this node alone is to send it now. */
  boolean claim(Due due, Week week, Instant now) {
    return sql.update(
                "INSERT INTO report_mail (account_id, project_id, of_week, tries, claimed_until)"
                    + " VALUES (?, ?, ?, 1, ?) ON CONFLICT DO NOTHING",
                due.account(),
                due.project(),
                week.toString(),
                now.plus(PATIENCE))
            > 0
        || sql.update(
                "UPDATE report_mail SET claimed_until = ?, tries = tries + 1 WHERE account_id = ?"
                    + " AND project_id = ? AND of_week = ? AND sent_at IS NULL"
                    + " AND claimed_until <= ?",
                now.plus(PATIENCE),
                due.account(),
                due.project(),
                week.toString(),
                now)
            > 0;
  }

  void sent(Due due, Week week, Instant now) {
    set("sent_at", due, week, now);
  }

  /** It may be tried again from a time on. */
  void failed(Due due, Week week, Instant now) {
    set("claimed_until", due, week, now);
  }

  private void set(String column, Due due, Week week, Instant to) {
    sql.update(
        "UPDATE report_mail SET "
            + column
            + " = ? WHERE account_id = ? AND project_id = ? AND of_week = ?",
        to,
        due.account(),
        due.project(),
        week.toString());
  }
}
