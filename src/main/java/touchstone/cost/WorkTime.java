// SPDX-License-Identifier: Apache-2.0
package touchstone.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Project;

/**
 * All the time that raters gave to a project, by what it went for: whatever became of an answer,
 * and whether or not it was paid.
 */
@ApplicationScoped
class WorkTime {
  /** A reviewer's look of which no active time was kept counts for no longer than this. */
  private static final long LONGEST_LOOK = 30 * 60_000;

  private final Sql sql;

  WorkTime(Sql sql) {
    this.sql = sql;
  }

  /** What time went for. */
  enum Part {
    /** Answers to what the project asks: kept, withdrawn, sent back, late or of no use. */
    ANSWERS,
    /** Known items hidden among them. */
    GOLD,
    TRAINING,
    /** Answering once more what a reviewer sent back, where it was counted anew. */
    REWORK,
    REVIEW,
    /** From the lease, or the last thing done after it, to the skip; no longer than a lease. */
    SKIPPED,
    /** A guideline that changed, shared evenly among one's projects that have it. */
    READING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One participant's milliseconds by part, how many answers stand, and of how many the time. */
  record Of(Map<Part, Long> millis, long judgements, long timed) {
    static final Of NOTHING = new Of(Map.of(), 0, 0);

    /** Without scripts no page counts: of one answer in ten it may be missing, not of more. */
    boolean known() {
      return all() > 0 && timed * 10 >= judgements * 9;
    }

    long all() {
      return millis.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static final class Sum {
    private final Map<Part, Long> millis = new EnumMap<>(Part.class);
    private long judgements;
    private long timed;
  }

  /** Those of whom anything is known, by participant. */
  Map<UUID, Of> of(Project project) {
    Map<UUID, Sum> sums = new HashMap<>();
    answers(project, sums);
    add(sums, Part.REWORK, REWORK, project.id);
    add(sums, Part.REVIEW, REVIEWS, LONGEST_LOOK, project.id);
    add(sums, Part.SKIPPED, SKIPS, project.policy().leaseSeconds() * 1000L, project.id);
    add(sums, Part.READING, READING, project.id);
    Map<UUID, Of> all = new HashMap<>();
    sums.forEach((who, sum) -> all.put(who, new Of(sum.millis, sum.judgements, sum.timed)));
    return all;
  }

  /** All visits of an item make one time, which its newest revision carries. */
  private void answers(Project project, Map<UUID, Sum> sums) {
    sql.list(
        row -> {
          Sum sum = sums.computeIfAbsent(Sql.id(row, "participant_id"), first -> new Sum());
          int round = row.getInt("round");
          Part part = round < 0 ? Part.TRAINING : round == 0 ? Part.GOLD : Part.ANSWERS;
          sum.millis.merge(part, row.getLong("millis"), Long::sum);
          sum.judgements += row.getLong("judgements");
          sum.timed += row.getLong("timed");
          return part;
        },
        "SELECT participant_id, round, SUM(millis) AS millis, SUM(stands) AS judgements,"
            + " SUM(CASE WHEN millis > 0 THEN stands ELSE 0 END) AS timed FROM ("
            + " SELECT s.participant_id, s.id, SIGN(s.round) AS round,"
            + "   MAX(COALESCE(j.active_millis, 0)) AS millis,"
            + "   MAX(CASE WHEN s.judgement_id IS NULL THEN 0 ELSE 1 END) AS stands"
            + "   FROM slot s JOIN judgement j ON j.slot_id = s.id AND (j.origin = 'lease'"
            + "     OR EXISTS (SELECT 1 FROM ledger_entry e WHERE e.judgement_id = j.id))"
            + "   WHERE s.project_id = ? AND NOT s.beside"
            + "   GROUP BY s.participant_id, s.id, SIGN(s.round)) g"
            + " GROUP BY participant_id, round",
        project.id);
  }

  private void add(Map<UUID, Sum> sums, Part part, String query, Object... arguments) {
    sql.list(
        row ->
            sums.computeIfAbsent(Sql.id(row, "participant_id"), first -> new Sum())
                .millis
                .merge(part, row.getLong("millis"), Long::sum),
        query,
        arguments);
  }

  /** A count that begins under what stood before was begun anew; else it goes on from there. */
  private static final String REWORK =
      "SELECT participant_id, SUM(again) AS millis FROM ("
          + " SELECT s.participant_id,"
          + "   (SELECT MAX(j.active_millis) FROM judgement j"
          + "     WHERE j.slot_id = s.id AND j.recorded_at > b.at) AS again,"
          + "   (SELECT MAX(j.active_millis) FROM judgement j"
          + "     WHERE j.slot_id = s.id AND j.recorded_at <= b.at) AS before"
          + "   FROM slot s JOIN slot_return b ON b.slot_id = s.id WHERE s.project_id = ?) g"
          + " WHERE again < before GROUP BY participant_id";

  private static final String REVIEWS =
      "SELECT q.id AS participant_id, SUM(LEAST(COALESCE(v.active_millis, ?),"
          + " CAST((EXTRACT(EPOCH FROM v.decided_at) - EXTRACT(EPOCH FROM v.taken_at)) * 1000"
          + "   AS BIGINT))) AS millis"
          + " FROM review v JOIN rater r ON r.account_id = v.reviewer"
          + " JOIN participant q ON q.rater_id = r.id AND q.project_id = v.project_id"
          + " WHERE v.project_id = ? AND v.decided_at IS NOT NULL GROUP BY q.id";

  private static final String SKIPS =
      "SELECT participant_id, SUM(LEAST(?,"
          + " CAST((EXTRACT(EPOCH FROM at) - EXTRACT(EPOCH FROM begun)) * 1000 AS BIGINT)))"
          + "   AS millis FROM ("
          + " SELECT participant_id, at, GREATEST(leased_at, COALESCE(skipped, leased_at),"
          + "   COALESCE((SELECT MAX(j.recorded_at) FROM judgement j"
          + "     WHERE j.participant_id = k.participant_id AND j.recorded_at < k.at), leased_at))"
          + "   AS begun FROM ("
          + "   SELECT s.participant_id, s.leased_at, n.at,"
          + "     LAG(n.at) OVER (PARTITION BY s.participant_id ORDER BY n.at) AS skipped"
          + "     FROM slot s JOIN slot_skip n ON n.slot_id = s.id WHERE s.project_id = ?) k"
          + "   WHERE leased_at < at) g"
          + " GROUP BY participant_id";

  private static final String READING =
      "SELECT q.id AS participant_id, SUM(k.read_millis / (SELECT COUNT(*) FROM participant o"
          + "   JOIN project b ON b.id = o.project_id"
          + "   WHERE o.rater_id = q.rater_id AND b.guideline_id = p.guideline_id)) AS millis"
          + " FROM project p JOIN participant q ON q.project_id = p.id"
          + " JOIN rater r ON r.id = q.rater_id"
          + " JOIN guideline_version v ON v.guideline_id = p.guideline_id"
          + " JOIN acknowledgement k ON k.guideline_version_id = v.id"
          + "   AND k.account_id = r.account_id AND k.read_millis > 0"
          + " WHERE p.id = ? GROUP BY q.id";
}
