// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.web.News;

/**
 * All that was said to the caller as a rater, over all projects: answers, reviews, what rules did,
 * bans, moves in a pool that somebody gave a reason for, and appeals answered. It is read where it
 * stands; kept is only up to when.
 */
@ApplicationScoped
class Inbox implements News {
  private static final int MOST = 300;

  private static final String OWN = " FROM rater r JOIN participant q ON q.rater_id = r.id";
  private static final String MINE = " WHERE r.account_id = ?";
  private static final String ALSO = " UNION ALL ";

  /** Each part takes the account once. */
  private static final List<String> PARTS =
      List.of(
          part("answered", "t.id", "t.answered_at", "'/threads#'", "m.text", "t.seen_at")
              + OWN
              + " JOIN thread t ON t.participant_id = q.id AND t.answered_at IS NOT NULL"
              + " JOIN thread_message m ON m.id = (SELECT l.id FROM thread_message l"
              + "   WHERE l.thread_id = t.id AND l.by_lead ORDER BY l.at DESC, l.id DESC LIMIT 1)"
              + of("q.project_id"),
          part("corrected", "w.id", "w.at", "'/reviews#'", "w.note", "w.seen_at")
              + OWN
              + " JOIN review_word w ON w.participant_id = q.id AND w.kind = 'corrected'"
              + of("q.project_id"),
          part("returned", "w.slot_id", "w.at", "'/'", "w.note", "w.seen_at")
              + OWN
              + " JOIN review_word w ON w.participant_id = q.id AND w.kind = 'returned'"
              + of("q.project_id"),
          part("contested", "w.id", "w.answered_at", "'/reviews#'", "w.answer", "w.seen_at")
              + OWN
              + " JOIN review_word w ON w.participant_id = q.id AND w.answered_at IS NOT NULL"
              + of("q.project_id"),
          part("act", "a.id", "a.at", "'/quality#'", "a.rule", "NULL")
              + OWN
              + " JOIN quality_act a ON a.participant_id = q.id"
              + of("q.project_id"),
          part("lifted", "a.id", "a.lifted_at", "'/quality#'", "a.rule", "NULL")
              + OWN
              + " JOIN quality_act a ON a.participant_id = q.id AND a.lifted_at IS NOT NULL"
              + " AND NOT EXISTS (SELECT 1 FROM quality_appeal p WHERE p.act_id = a.id AND p.upheld)"
              + of("q.project_id"),
          part("appeal", "a.id", "p.answered_at", "'/quality#'", "p.reason", "NULL")
              + OWN
              + " JOIN quality_act a ON a.participant_id = q.id"
              + " JOIN quality_appeal p ON p.act_id = a.id AND p.answered_at IS NOT NULL"
              + of("q.project_id"),
          pool("ban", "b.at", "b.reason")
              + " FROM rater r JOIN rater_ban b ON b.rater_id = r.id"
              + MINE,
          pool("banAppeal", "b.answered_at", "b.answer")
              + " FROM rater r JOIN rater_ban b ON b.rater_id = r.id AND b.answered_at IS NOT NULL"
              + MINE,
          step("move", "b.at", "b.evidence")
              + " AND b.actor <> r.account_id AND b.evidence LIKE '%\"reason\"%'"
              + MINE,
          step("moveAppeal", "p.answered_at", "p.answer")
              + " JOIN membership_appeal p ON p.transition_id = b.id AND p.answered_at IS NOT NULL"
              + MINE);

  private final Sql sql;
  private final Caller caller;

  Inbox(Sql sql, Caller caller) {
    this.sql = sql;
    this.caller = caller;
  }

  private static String part(
      String kind, String id, String at, String place, String text, String seen) {
    String link = "'/label/' || o.slug || " + place;
    return "SELECT '"
        + kind
        + "' AS kind, "
        + id
        + " AS id, "
        + at
        + " AS at, o.name AS about, o.id AS project, "
        + text
        + " AS text, "
        + link
        + " || CAST("
        + id
        + " AS VARCHAR) AS link, "
        + unread(at, seen);
  }

  private static String pool(String kind, String at, String text) {
    return "SELECT '"
        + kind
        + "' AS kind, b.id, "
        + at
        + " AS at, CAST(NULL AS VARCHAR) AS about, CAST(NULL AS UUID) AS project, "
        + text
        + " AS text, '/journeys' AS link, "
        + unread(at, "NULL");
  }

  private static String step(String kind, String at, String text) {
    return "SELECT '"
        + kind
        + "' AS kind, b.id, "
        + at
        + " AS at, o.name AS about, CAST(NULL AS UUID) AS project, "
        + text
        + " AS text, '/journeys/' || o.slug || '#' || CAST(b.id AS VARCHAR) AS link, "
        + unread(at, "NULL")
        + " FROM rater r JOIN membership_transition b ON b.rater_id = r.id"
        + " JOIN pool o ON o.id = b.pool_id";
  }

  private static String unread(String at, String seen) {
    return "CASE WHEN "
        + at
        + " > r.messages_read_until OR r.messages_read_until IS NULL THEN "
        + (seen.equals("NULL") ? "1" : "CASE WHEN " + seen + " >= " + at + " THEN 0 ELSE 1 END")
        + " ELSE 0 END AS unread";
  }

  private static String of(String project) {
    return " JOIN project o ON o.id = " + project + MINE;
  }

  private Object[] account() {
    return Collections.nCopies(PARTS.size(), caller.id()).toArray();
  }

  /** What is unread first, then the newest. */
  List<Said> all() {
    return sql.list(
        row ->
            new Said(
                Sql.id(row, "id"),
                row.getString("kind"),
                Sql.instant(row, "at"),
                row.getString("about"),
                Sql.id(row, "project"),
                words(row.getString("kind"), row.getString("text")),
                row.getString("link"),
                row.getInt("unread") == 1),
        "SELECT * FROM ("
            + String.join(ALSO, PARTS)
            + ") said ORDER BY unread DESC, at DESC, id LIMIT "
            + MOST,
        account());
  }

  /** Rules and moves keep what they say inside of a text of their own. */
  private static String words(String kind, String text) {
    return switch (kind) {
      case "act", "lifted" -> Json.tree(text).path("name").asText();
      case "move" -> Json.tree(text).path("reason").asText();
      default -> text;
    };
  }

  /** Notes that what was shown was read; what comes after the newest of it was not. */
  void read(List<Said> shown) {
    shown.stream()
        .filter(Said::unread)
        .map(Said::at)
        .max(java.time.Instant::compareTo)
        .ifPresent(
            newest ->
                sql.update(
                    "UPDATE rater SET messages_read_until = ? WHERE account_id = ?"
                        + " AND (messages_read_until IS NULL OR messages_read_until < ?)",
                    newest,
                    caller.id(),
                    newest));
  }

  @Override
  public long unread() {
    return sql.number(
        "SELECT COALESCE(SUM(unread), 0) FROM (" + String.join(ALSO, PARTS) + ") said", account());
  }

  /** How many are unread by project. */
  Map<UUID, Long> unreadByProject() {
    Map<UUID, Long> counts = new HashMap<>();
    sql.list(
        row -> counts.put(Sql.id(row, "project"), row.getLong("number")),
        "SELECT project, SUM(unread) AS number FROM ("
            + String.join(ALSO, PARTS)
            + ") said WHERE project IS NOT NULL GROUP BY project",
        account());
    return counts;
  }
}
