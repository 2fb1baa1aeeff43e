// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Sql;
import touchstone.project.Project;

/** What raters are told of reviews, what they say against it, and what comes of that. */
@ApplicationScoped
@Transactional
public class Words {
  static final String CORRECTED = "corrected";
  static final String RETURNED = "returned";

  private static final int LONGEST = 4000;

  private static final String WORD =
      "SELECT w.*, i.item_key, v.task_id, v.reviewer, v.judgement_id AS settled_by, r.account_id"
          + " FROM review_word w JOIN review v ON v.id = w.review_id"
          + " JOIN task t ON t.id = v.task_id JOIN item i ON i.id = t.item_id"
          + " JOIN participant p ON p.id = w.participant_id LEFT JOIN rater r ON r.id = p.rater_id"
          + " WHERE w.project_id = ?";

  private final Sql sql;

  Words(Sql sql) {
    this.sql = sql;
  }

  /**
   * A word to a rater.
   *
   * @param kind corrected or returned
   * @param contest what the rater said against it, or null
   * @param upheld what became of that; null until it is answered
   */
  public record Word(
      UUID id,
      UUID slot,
      @JsonIgnore UUID task,
      String item,
      @JsonIgnore UUID author,
      @JsonIgnore UUID reviewer,
      String kind,
      String note,
      Instant at,
      String contest,
      Instant contestedAt,
      Instant answeredAt,
      Boolean upheld,
      String answer) {
    public boolean contestable() {
      return kind.equals(CORRECTED) && contest == null;
    }

    public boolean waits() {
      return contest != null && answeredAt == null;
    }
  }

  /** Tells the author of a judgement. */
  void tell(Review review, Side side, String kind, String note) {
    sql.update(
        "INSERT INTO review_word (id, review_id, project_id, slot_id, participant_id, kind, note, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)",
        Ids.next(),
        review.id(),
        review.project(),
        side.slot(),
        side.participant(),
        kind,
        note);
  }

  /** Those to the account's own rater, newest first; 404 for who has nothing to do with it. */
  public List<Word> mine(Project project, UUID account) {
    boolean known =
        sql.holds(
            "SELECT EXISTS (SELECT 1 FROM account a LEFT JOIN rater r ON r.account_id = a.id"
                + " WHERE a.id = ? AND (a.role IN ('admin', 'lead')"
                + " OR EXISTS (SELECT 1 FROM participant p WHERE p.project_id = ?"
                + "   AND p.rater_id = r.id)"
                + " OR EXISTS (SELECT 1 FROM pool_member m WHERE m.pool_id = ?"
                + "   AND m.rater_id = r.id AND m.left_at IS NULL)))",
            account,
            project.id,
            project.poolId);
    if (!known) {
      throw Problem.notFound("project");
    }
    return sql.list(
        Words::word,
        WORD + " AND r.account_id = ? ORDER BY w.at DESC, w.id DESC LIMIT 500",
        project.id,
        account);
  }

  /** Says a word against a correction, once; 404 for anybody else's. */
  Word contest(Project project, UUID id, UUID account, String text) {
    Word word =
        mine(project, account).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("review"));
    int said =
        !word.contestable()
            ? 0
            : sql.update(
                "UPDATE review_word SET contest = ?, contested_at = CURRENT_TIMESTAMP"
                    + " WHERE id = ? AND contest IS NULL",
                Required.text("text", text, LONGEST),
                id);
    if (said == 0) {
      throw Problem.conflict("This cannot be contested, or was already.");
    }
    return one(project, id);
  }

  /** What raters contest and nobody answered, the oldest first; not of who was erased since. */
  public List<Word> contested(Project project) {
    return sql.list(
        Words::word,
        WORD
            + " AND r.id IS NOT NULL AND w.contest IS NOT NULL AND w.answered_at IS NULL"
            + " ORDER BY w.contested_at, w.id",
        project.id);
  }

  /** A word of the project, or 404. */
  Word one(Project project, UUID id) {
    return sql.first(Words::word, WORD + " AND w.id = ?", project.id, id)
        .orElseThrow(() -> Problem.notFound("review"));
  }

  /** Answers what was contested; 403 for its author and for whose correction it was. */
  void answer(Project project, UUID id, UUID account, boolean upheld, String reason) {
    Word word = one(project, id);
    refuseParties(word, account);
    int answered =
        sql.update(
            "UPDATE review_word SET answered_at = CURRENT_TIMESTAMP, answered_by = ?, upheld = ?,"
                + " answer = ? WHERE id = ? AND contest IS NOT NULL AND answered_at IS NULL",
            account,
            upheld,
            Required.text("note", reason, LONGEST),
            id);
    if (answered == 0) {
      throw Problem.conflict("Nothing waits for an answer here.");
    }
  }

  /** Who is a party does not settle it. */
  void refuseParties(Word word, UUID account) {
    if (account.equals(word.author()) || account.equals(word.reviewer())) {
      throw Problem.forbidden("Another reviewer answers this: you are a party to it.");
    }
  }

  private static Word word(ResultSet row) throws SQLException {
    boolean upheld = row.getBoolean("upheld");
    boolean open = row.wasNull();
    return new Word(
        Sql.id(row, "id"),
        Sql.id(row, "slot_id"),
        Sql.id(row, "task_id"),
        row.getString("item_key"),
        Sql.id(row, "account_id"),
        Sql.id(row, "reviewer"),
        row.getString("kind"),
        row.getString("note"),
        Sql.instant(row, "at"),
        row.getString("contest"),
        Sql.instant(row, "contested_at"),
        Sql.instant(row, "answered_at"),
        open ? null : Boolean.valueOf(upheld),
        row.getString("answer"));
  }
}
