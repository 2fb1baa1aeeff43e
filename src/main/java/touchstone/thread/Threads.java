// SPDX-License-Identifier: Apache-2.0
package touchstone.thread;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.base.Sql;
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.judgement.Slot;
import touchstone.project.Project;

/** What raters and leads say to each other about the work. */
@ApplicationScoped
@Transactional
public class Threads {
  private static final int LONGEST = 4000;
  private static final int SHOWN = 200;

  private final Sql sql;
  private final Guidelines guidelines;

  Threads(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  /** Opens one about a rater's own slot. */
  public UUID open(Slot slot, UUID account, String kind, String section, String text) {
    if (kind == null || !Thread.KINDS.contains(kind)) {
      throw Problem.refusedField("kind", "must be one of " + String.join(", ", Thread.KINDS));
    }
    String about = section == null || section.isBlank() ? null : section.strip();
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO thread (id, project_id, slot_id, participant_id, kind, section,"
            + " guideline_version, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)",
        id,
        slot.project(),
        slot.id(),
        slot.participant(),
        kind,
        Required.optionalText("section", about, 200),
        slot.guidelineVersion());
    write(id, account, false, text);
    return id;
  }

  /** A further message of the rater, to whom it must belong; it asks for an answer again. */
  public void ask(Project project, UUID thread, UUID account, String text) {
    boolean own =
        sql.holds(
            "SELECT EXISTS (SELECT 1 FROM thread t JOIN participant p ON p.id = t.participant_id"
                + " JOIN rater r ON r.id = p.rater_id"
                + " WHERE t.id = ? AND t.project_id = ? AND r.account_id = ?)",
            thread,
            project.id,
            account);
    if (!own) {
      throw Problem.notFound("thread");
    }
    write(thread, account, false, text);
    sql.update("UPDATE thread SET answered_at = NULL, closed_at = NULL WHERE id = ?", thread);
  }

  /** A lead's answer. */
  public void answer(Project project, UUID thread, UUID account, String text) {
    one(project, thread);
    write(thread, account, true, text);
    sql.update("UPDATE thread SET answered_at = CURRENT_TIMESTAMP WHERE id = ?", thread);
  }

  private void write(UUID thread, UUID account, boolean byLead, String text) {
    sql.update(
        "INSERT INTO thread_message (id, thread_id, account_id, by_lead, text, at)"
            + " VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP)",
        Ids.next(),
        thread,
        account,
        byLead,
        Required.text("text", text, LONGEST));
  }

  /** Lays it aside without an answer, or takes it up again. */
  public void close(Project project, UUID thread, boolean closed) {
    one(project, thread);
    sql.update(
        "UPDATE thread SET closed_at = "
            + (closed ? "CURRENT_TIMESTAMP" : "NULL")
            + " WHERE id = ?",
        thread);
  }

  /** Adds question and answer to the guideline, as a version that clarifies. */
  public void addToFaq(Project project, UUID id, UUID account) {
    Thread thread = one(project, id);
    if (thread.answer() == null) {
      throw Problem.conflict("Answer it first; the answer is what goes into the FAQ.");
    }
    if (thread.faqVersion() != null) {
      return;
    }
    Guideline guideline = guidelines.findById(project.guidelineId);
    String body = Faq.add(guidelines.latest(guideline.id).body, thread.question(), thread.answer());
    GuidelineVersion version =
        guidelines.revise(guideline, body, null, "clarifying", GuidelineVersion.ANSWERED, account);
    sql.update("UPDATE thread SET faq_version = ? WHERE id = ?", version.number, id);
  }

  /** Those of a project, newest first; only those still open, or all. */
  public List<Thread> of(Project project, boolean onlyOpen) {
    return read(
        "t.project_id = ?" + (onlyOpen ? " AND t.answered_at IS NULL AND t.closed_at IS NULL" : ""),
        project.id);
  }

  /** How many wait for an answer. */
  public long waiting(Project project) {
    return sql.number(
        "SELECT COUNT(*) FROM thread WHERE project_id = ? AND answered_at IS NULL"
            + " AND closed_at IS NULL",
        project.id);
  }

  /** How many waited for an answer at a time. */
  public long waiting(Project project, Instant at) {
    return sql.number(
        "SELECT COUNT(*) FROM thread WHERE project_id = ? AND opened_at <= ?"
            + " AND (answered_at IS NULL OR answered_at > ?)"
            + " AND (closed_at IS NULL OR closed_at > ?)",
        project.id,
        at,
        at,
        at);
  }

  /** The account's own in a project, newest first. Reading them makes no answer news any more. */
  public List<Thread> own(Project project, UUID account) {
    List<Thread> own = read("t.project_id = ? AND r.account_id = ?", project.id, account);
    own.forEach(
        thread ->
            sql.update("UPDATE thread SET seen_at = CURRENT_TIMESTAMP WHERE id = ?", thread.id()));
    return own;
  }

  /** How many answers the account has not read. */
  public long news(Project project, UUID account) {
    return sql.number(
        "SELECT COUNT(*) FROM rater r JOIN participant p ON p.rater_id = r.id AND p.project_id = ?"
            + " JOIN thread t ON t.participant_id = p.id AND t.answered_at IS NOT NULL"
            + " AND (t.seen_at IS NULL OR t.seen_at < t.answered_at) WHERE r.account_id = ?",
        project.id,
        account);
  }

  private Thread one(Project project, UUID id) {
    List<Thread> found = read("t.project_id = ? AND t.id = ?", project.id, id);
    if (found.isEmpty()) {
      throw Problem.notFound("thread");
    }
    return found.get(0);
  }

  private List<Thread> read(String where, Object... arguments) {
    Map<UUID, Thread> threads = new LinkedHashMap<>();
    sql.list(
            row ->
                new Thread(
                    Sql.id(row, "id"),
                    Sql.id(row, "slot_id"),
                    row.getString("kind"),
                    row.getString("section"),
                    row.getInt("guideline_version"),
                    row.getString("name"),
                    row.getString("item_key"),
                    Json.tree(row.getString("content")),
                    Sql.instant(row, "opened_at"),
                    Sql.instant(row, "answered_at"),
                    Sql.instant(row, "closed_at"),
                    row.getObject("faq_version", Integer.class),
                    new ArrayList<>()),
            "SELECT t.*, COALESCE(r.name, CAST(p.id AS VARCHAR)) AS name, i.item_key, i.content FROM thread t"
                + " JOIN participant p ON p.id = t.participant_id"
                + " LEFT JOIN rater r ON r.id = p.rater_id JOIN slot s ON s.id = t.slot_id"
                + " JOIN task k ON k.id = s.task_id JOIN item i ON i.id = k.item_id WHERE "
                + where
                + " ORDER BY t.opened_at DESC, t.id DESC LIMIT "
                + SHOWN,
            arguments)
        .forEach(thread -> threads.put(thread.id(), thread));
    sql.list(
        row ->
            threads
                .get(Sql.id(row, "thread_id"))
                .messages()
                .add(
                    new Thread.Message(
                        row.getString("login"),
                        row.getBoolean("by_lead"),
                        row.getString("text"),
                        Sql.instant(row, "at"))),
        "SELECT m.*, a.login FROM thread_message m LEFT JOIN account a ON a.id = m.account_id"
            + " WHERE m.thread_id = ANY(?) ORDER BY m.at, m.id",
        (Object) threads.keySet().toArray(UUID[]::new));
    return List.copyOf(threads.values());
  }
}
