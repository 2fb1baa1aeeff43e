// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.project.Project;

/** All looks of reviewers: one at a time for a task, each kept for half an hour. */
@ApplicationScoped
@Transactional
class Reviews {
  private static final String REVIEW =
      "SELECT v.*, i.item_key, a.login FROM review v JOIN task t ON t.id = v.task_id"
          + " JOIN item i ON i.id = t.item_id LEFT JOIN account a ON a.id = v.reviewer"
          + " WHERE v.project_id = ?";

  private final Sql sql;
  private final ReviewQueue queue;
  private final Guidelines guidelines;

  Reviews(Sql sql, ReviewQueue queue, Guidelines guidelines) {
    this.sql = sql;
    this.queue = queue;
    this.guidelines = guidelines;
  }

  private record Taken(UUID task, int round) {}

  /**
   * Takes a task to review; the same again gives the look that is held. 403 for who judged it
   * themselves, 409 where another reviewer holds it, it was reviewed, or raters are not through
   * with it.
   */
  Review take(Project project, String item, Why why, UUID account, UUID contestOf) {
    Taken task =
        sql.first(
                row -> new Taken(Sql.id(row, "id"), row.getInt("round")),
                "SELECT t.id, t.round FROM task t JOIN item i ON i.id = t.item_id"
                    + " WHERE t.project_id = ? AND i.item_key = ?",
                project.id,
                item)
            .orElseThrow(() -> Problem.notFound("item"));
    // Two reviewers who reach for one task wait here.
    sql.list(row -> 1, "SELECT id FROM task WHERE id = ? FOR UPDATE", task.task());
    Optional<Review> held =
        sql.first(
            Review::from,
            REVIEW
                + " AND v.task_id = ? AND v.round = ? AND v.act IS NULL AND v.reviewer = ?"
                + " AND v.held_until > CURRENT_TIMESTAMP ORDER BY v.id DESC LIMIT 1",
            project.id,
            task.task(),
            task.round(),
            account);
    if (held.isPresent()) {
      return held.get();
    }
    refuseOwn(project, task.task(), account);
    if (contestOf == null && queue.shut(project, account).contains(task.task())) {
      throw Problem.conflict("This item was reviewed, or another reviewer has it in hand.");
    }
    if (!queue.settled(task.task())) {
      throw Problem.conflict("Raters are not through with this item yet.");
    }
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO review (id, project_id, task_id, round, reason, reviewer, taken_at, held_until,"
            + " contest_of) VALUES (?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP,"
            + " CURRENT_TIMESTAMP + INTERVAL '30' MINUTE, ?)",
        id,
        project.id,
        task.task(),
        task.round(),
        why.word(),
        account,
        contestOf);
    return of(project, id);
  }

  private void refuseOwn(Project project, UUID task, UUID account) {
    if (sql.holds(
        "SELECT EXISTS (SELECT 1 FROM rater r JOIN participant p ON p.rater_id = r.id"
            + " AND p.project_id = ? JOIN slot s ON s.participant_id = p.id AND s.task_id = ?"
            + " AND s.judgement_id IS NOT NULL AND NOT s.beside WHERE r.account_id = ?)",
        project.id,
        task,
        account)) {
      throw Problem.forbidden("You judged this item yourself; somebody else reviews it.");
    }
  }

  /** A look of the project, or 404. */
  Review of(Project project, UUID id) {
    return sql.first(Review::from, REVIEW + " AND v.id = ?", project.id, id)
        .orElseThrow(() -> Problem.notFound("review"));
  }

  /** One's own look that is not decided yet; 404 for another's, 409 once it is decided. */
  Review open(Project project, UUID id, UUID account) {
    sql.list(row -> 1, "SELECT id FROM review WHERE id = ? FOR UPDATE", id);
    Review review =
        sql.first(
                Review::from, REVIEW + " AND v.id = ? AND v.reviewer = ?", project.id, id, account)
            .orElseThrow(() -> Problem.notFound("review"));
    if (review.decided()) {
      throw Problem.conflict("This review was decided already.");
    }
    refuseOvertaken(review);
    return review;
  }

  /** A look that was left too long is over once another has begun, or the task was reopened. */
  private void refuseOvertaken(Review review) {
    boolean overtaken =
        sql.holds(
            "SELECT EXISTS (SELECT 1 FROM review o WHERE o.task_id = ? AND o.round = ?"
                + " AND o.id > ? AND (o.act IN ('accept', 'correct', 'drop')"
                + "   OR o.act IS NULL AND o.held_until > CURRENT_TIMESTAMP))"
                + " OR EXISTS (SELECT 1 FROM task t WHERE t.id = ? AND t.round <> ?)",
            review.task(),
            review.round(),
            review.id(),
            review.task(),
            review.round());
    if (overtaken) {
      throw Problem.conflict("This took too long: somebody else has the item by now.");
    }
  }

  /** Notes what the reviewer says before seeing the others; it is not changed any more. */
  Review answerBlind(Project project, UUID id, UUID account, ObjectNode answers) {
    Review review = open(project, id, account);
    if (review.blind() != null) {
      throw Problem.conflict("You answered blind already; now decide.");
    }
    Template template = guidelines.template(guidelines.latest(project.guidelineId));
    ReviewCheck.answers(template, answers, content(review));
    sql.update(
        "UPDATE review SET blind = ?, blind_at = CURRENT_TIMESTAMP,"
            + " held_until = CURRENT_TIMESTAMP + INTERVAL '30' MINUTE WHERE id = ?",
        Json.write(template.canonical(answers)),
        id);
    return of(project, id);
  }

  /** The item's content. */
  com.fasterxml.jackson.databind.JsonNode content(Review review) {
    return sql.first(
            row -> Json.tree(row.getString("content")),
            "SELECT i.content FROM task t JOIN item i ON i.id = t.item_id WHERE t.id = ?",
            review.task())
        .orElseThrow();
  }

  /** Keeps what was decided. */
  void decided(Review review, String act, String note, Long millis) {
    sql.update(
        "UPDATE review SET act = ?, note = ?, active_millis = ?, decided_at = CURRENT_TIMESTAMP,"
            + " held_until = NULL WHERE id = ?",
        act,
        note,
        millis,
        review.id());
  }

  /** What was decided in a project, newest first. */
  Listing<Review> page(Project project, int limit, String after) {
    List<Review> rows =
        after == null
            ? sql.list(
                Review::from,
                REVIEW + " AND v.act IS NOT NULL ORDER BY v.id DESC LIMIT ?",
                project.id,
                limit + 1)
            : sql.list(
                Review::from,
                REVIEW + " AND v.act IS NOT NULL AND v.id < ? ORDER BY v.id DESC LIMIT ?",
                project.id,
                Ids.parse(after, "review"),
                limit + 1);
    return Listing.of(rows, limit, review -> review.id().toString());
  }

  /** What was said of a task by reviewers who passed it on, newest first. */
  List<Review> passedOn(Review review) {
    return sql.list(
        Review::from,
        REVIEW + " AND v.task_id = ? AND v.round = ? AND v.act = 'pass' ORDER BY v.id DESC",
        review.project(),
        review.task(),
        review.round());
  }
}
