// SPDX-License-Identifier: Apache-2.0
package touchstone.rater;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Sql;

/**
 * Skills with where they come from and until when: earned in an exam, shown by a credential that a
 * lead has seen, or given on a lead's word. What is in force stands among the rater's skills, which
 * every pool and project reads.
 */
@ApplicationScoped
@Transactional
public class Qualifications {
  public static final String EXAM = "exam";
  static final String CREDENTIAL = "credential";
  static final String LEAD = "lead";

  private static final int LONGEST_REFERENCE = 500;

  private final Sql sql;
  private final Raters raters;

  Qualifications(Sql sql, Raters raters) {
    this.sql = sql;
    this.raters = raters;
  }

  /**
   * A skill as it was given.
   *
   * @param reference what a credential is, as in its number and who gave it; or null
   * @param givenBy the login of who vouches for it, or null where an exam does
   * @param endsAt null: it never ends by itself
   */
  public record Qualification(
      UUID id,
      String skill,
      double level,
      String source,
      String pool,
      String reference,
      Instant givenAt,
      String givenBy,
      Instant endsAt,
      Instant endedAt) {
    public boolean inForce() {
      return endedAt == null;
    }
  }

  /** What is given: a skill with its grounds. */
  public record Grant(
      String skill, double level, String source, UUID pool, String reference, Instant endsAt) {}

  /** Gives a rater a skill; one of the same name that is in force is replaced. */
  public void give(UUID rater, Grant grant, UUID by) {
    String skill = Required.text("skill", grant.skill(), 100);
    if (!(grant.level() >= 0 && grant.level() <= 1)) {
      throw Problem.refusedField("level", "must be 0 to 1", Reason.of(Journey.SHARE));
    }
    if (grant.endsAt() != null && !grant.endsAt().isAfter(Instant.now())) {
      throw Problem.refusedField("endsAt", "must lie ahead", Reason.of("rater_fault_ahead"));
    }
    end(rater, skill);
    sql.update(
        "INSERT INTO qualification (id, rater_id, skill, level, source, pool_id, reference, given_at,"
            + " given_by, ends_at) VALUES (?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP, ?, ?)",
        Ids.next(),
        rater,
        skill,
        grant.level(),
        grant.source(),
        grant.pool(),
        Required.optionalText("reference", grant.reference(), LONGEST_REFERENCE),
        by,
        grant.endsAt());
    set(rater, skill, grant.level());
  }

  /** Takes a skill away, or 404 where the rater does not have it. */
  public void take(UUID rater, String skill) {
    boolean had = Raters.skills(raters.findById(rater)).has(skill);
    if (!had) {
      throw Problem.notFound("skill");
    }
    end(rater, skill);
    set(rater, skill, null);
  }

  private void end(UUID rater, String skill) {
    sql.update(
        "UPDATE qualification SET ended_at = CURRENT_TIMESTAMP"
            + " WHERE rater_id = ? AND skill = ? AND ended_at IS NULL",
        rater,
        skill);
  }

  private void set(UUID rater, String skill, Double level) {
    String before =
        sql.first(
                row -> row.getString("skills"),
                "SELECT skills FROM rater WHERE id = ? FOR UPDATE",
                rater)
            .orElseThrow();
    ObjectNode skills = (ObjectNode) Json.tree(before);
    if (level == null) {
      skills.remove(skill);
    } else {
      skills.put(skill, level);
    }
    sql.update("UPDATE rater SET skills = ? WHERE id = ?", Json.write(skills), rater);
  }

  /** All that a rater was ever given, newest first. */
  public List<Qualification> of(UUID rater) {
    return sql.list(
        row ->
            new Qualification(
                Sql.id(row, "id"),
                row.getString("skill"),
                row.getDouble("level"),
                row.getString("source"),
                row.getString("slug"),
                row.getString("reference"),
                Sql.instant(row, "given_at"),
                row.getString("login"),
                Sql.instant(row, "ends_at"),
                Sql.instant(row, "ended_at")),
        "SELECT q.*, p.slug, a.login FROM qualification q LEFT JOIN pool p ON p.id = q.pool_id"
            + " LEFT JOIN account a ON a.id = q.given_by WHERE q.rater_id = ?"
            + " ORDER BY q.given_at DESC, q.id DESC",
        rater);
  }

  private record Over(UUID rater, String skill) {}

  /** Ends what has run out; how many that were. */
  @Scheduled(
      every = "{touchstone.qualifications.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void everyMinute() {
    expire();
  }

  /** Ends what has run out; how many that were. */
  int expire() {
    List<Over> over =
        sql.list(
            row -> new Over(Sql.id(row, "rater_id"), row.getString("skill")),
            "SELECT rater_id, skill FROM qualification"
                + " WHERE ended_at IS NULL AND ends_at <= CURRENT_TIMESTAMP ORDER BY rater_id");
    for (Over each : over) {
      end(each.rater(), each.skill());
      set(each.rater(), each.skill(), null);
    }
    return over.size();
  }
}
