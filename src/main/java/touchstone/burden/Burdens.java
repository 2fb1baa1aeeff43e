// SPDX-License-Identifier: Apache-2.0
package touchstone.burden;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import touchstone.base.Sql;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.project.Project;
import touchstone.resolution.agreement.Part;

/** What the questions of a project cost the people who answer them, counted from rows. */
@ApplicationScoped
class Burdens {
  private static final int MOST_SKIPPED = 100;
  private static final String PEOPLE =
      " JOIN participant p ON p.id = x.participant_id AND p.kind IN ('generalist', 'expert', 'user')";
  private static final String STANDING =
      " FROM slot s JOIN judgement x ON x.id = s.judgement_id" + PEOPLE;
  private static final String SKIPPED = " FROM slot x" + PEOPLE;
  private static final String IS_SKIPPED = " WHERE x.project_id = ? AND x.state = 'skipped'";
  private static final String OF_PROJECT = " WHERE s.project_id = ? AND s.round > 0";
  private static final String BY_VERSION = " GROUP BY x.guideline_version";

  private final Sql sql;
  private final Guidelines guidelines;

  Burdens(Sql sql, Guidelines guidelines) {
    this.sql = sql;
    this.guidelines = guidelines;
  }

  /** All judgements of a version, over how many of those given here the guideline was opened. */
  private record Judged(long number, Long median, long leased, long opened) {}

  /** The answers to a question in a version. */
  private record Answered(long number, Long median, long changed) {}

  private record Sent(long number, long withdrawn) {}

  private record Key(int version, String question) {}

  /**
   * An item that somebody skipped.
   *
   * @param item its key
   */
  record Skip(String item, String reason, int guidelineVersion, Instant at) {}

  /** Most trouble first, equal ones by time, the longest first; then the newest version. */
  List<Burden> of(Project project, Part part) {
    Map<Integer, Judged> judged = judged(project, part);
    Map<Key, Answered> answered = answered(project, part);
    Map<Integer, Long> skips =
        counted(project, SKIPPED + IS_SKIPPED, part.where("x.state_at", "x.task_id"));
    Map<Integer, Sent> sent = sent(project, part);
    Map<Integer, Long> threads =
        counted(
            project,
            " FROM thread x JOIN slot s ON s.id = x.slot_id"
                + PEOPLE
                + " WHERE x.project_id = ? AND x.kind IN ('confusing', 'guideline')",
            part.where("x.opened_at", "s.task_id"));
    TreeSet<Integer> versions = new TreeSet<>(judged.keySet());
    versions.addAll(skips.keySet());
    List<Burden> all = new ArrayList<>();
    for (int version : versions) {
      Template template = guidelines.template(project.guidelineId, version);
      Judged of = judged.getOrDefault(version, new Judged(0, null, 0, 0));
      Sent times = sent.getOrDefault(version, new Sent(0, 0));
      for (Question question : template.ask()) {
        Answered answers =
            answered.getOrDefault(new Key(version, question.name()), new Answered(0, null, 0));
        long skipped = skips.getOrDefault(version, 0L);
        all.add(
            Burden.of(
                question.name(),
                version,
                answers.number(),
                template.ask().size() == 1 ? of.median() : answers.median(),
                share(skipped, skipped + of.number()),
                share(times.withdrawn(), times.number()),
                share(answers.changed(), answers.number()),
                share(of.opened(), of.leased()),
                share(threads.getOrDefault(version, 0L), of.number())));
      }
    }
    all.sort(
        Comparator.comparingDouble((Burden each) -> -each.trouble())
            .thenComparing(
                Burden::medianMillis, Comparator.nullsLast(Comparator.<Long>reverseOrder()))
            .thenComparingInt(each -> -each.guidelineVersion())
            .thenComparing(Burden::question));
    return all;
  }

  private static Double share(long number, long of) {
    return of == 0 ? null : Double.valueOf((double) number / of);
  }

  private Map<Integer, Judged> judged(Project project, Part part) {
    Part.Where where = part.where("x.judged_at", "x.task_id");
    Map<Integer, Judged> judged = new HashMap<>();
    sql.list(
        row ->
            judged.put(
                row.getInt("version"),
                new Judged(
                    row.getLong("number"),
                    Sql.longOrNull(row, "median"),
                    row.getLong("leased"),
                    row.getLong("opened"))),
        "SELECT x.guideline_version AS version, COUNT(*) AS number,"
            + " CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x.active_millis) AS BIGINT)"
            + "   AS median,"
            + " COUNT(CASE WHEN x.origin = 'lease' THEN 1 END) AS leased,"
            + " COUNT(f.judgement_id) AS opened"
            + STANDING
            + " LEFT JOIN judgement_effort f ON f.judgement_id = x.id"
            + OF_PROJECT
            + where.sql()
            + BY_VERSION,
        where.after(project.id));
    return judged;
  }

  private Map<Key, Answered> answered(Project project, Part part) {
    Part.Where where = part.where("x.judged_at", "x.task_id");
    Map<Key, Answered> answered = new HashMap<>();
    sql.list(
        row ->
            answered.put(
                new Key(row.getInt("version"), row.getString("question")),
                new Answered(
                    row.getLong("number"), Sql.longOrNull(row, "median"), row.getLong("changed"))),
        "SELECT version, question, COUNT(*) AS number,"
            + " CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY millis) AS BIGINT) AS median,"
            + " COUNT(CASE WHEN changed THEN 1 END) AS changed FROM ("
            + "SELECT x.guideline_version AS version, a.question, e.millis,"
            + " x.revision > 1 AND EXISTS (SELECT 1 FROM judgement b"
            + "   JOIN answer c ON c.judgement_id = b.id AND c.question = a.question"
            + "   WHERE b.slot_id = s.id AND c.answer <> a.answer) AS changed"
            + STANDING
            + " JOIN answer a ON a.judgement_id = x.id"
            + " LEFT JOIN answer_effort e ON e.judgement_id = x.id AND e.question = a.question"
            + OF_PROJECT
            + where.sql()
            + ") each_one GROUP BY version, question",
        where.after(project.id));
    return answered;
  }

  private Map<Integer, Sent> sent(Project project, Part part) {
    Part.Where where = part.where("x.judged_at", "x.task_id");
    Map<Integer, Sent> sent = new HashMap<>();
    sql.list(
        row ->
            sent.put(
                row.getInt("version"), new Sent(row.getLong("given"), row.getLong("withdrawn"))),
        "SELECT x.guideline_version AS version,"
            + " COUNT(CASE WHEN x.withdrawn THEN NULL ELSE 1 END) AS given,"
            + " COUNT(CASE WHEN x.withdrawn THEN 1 END) AS withdrawn FROM judgement x"
            + PEOPLE
            + " WHERE x.project_id = ? AND x.round > 0"
            + where.sql()
            + BY_VERSION,
        where.after(project.id));
    return sent;
  }

  private Map<Integer, Long> counted(Project project, String from, Part.Where where) {
    Map<Integer, Long> counted = new HashMap<>();
    sql.list(
        row -> counted.put(row.getInt("version"), row.getLong("number")),
        "SELECT x.guideline_version AS version, COUNT(*) AS number"
            + from
            + where.sql()
            + BY_VERSION,
        where.after(project.id));
    return counted;
  }

  /** The items that people skipped last, the newest first. */
  List<Skip> skipped(Project project, Part part) {
    Part.Where where = part.where("x.state_at", "x.task_id");
    return sql.list(
        row ->
            new Skip(
                row.getString("item_key"),
                row.getString("reason"),
                row.getInt("guideline_version"),
                Sql.instant(row, "at")),
        "SELECT i.item_key, k.reason, x.guideline_version, k.at"
            + SKIPPED
            + " JOIN slot_skip k ON k.slot_id = x.id AND k.at = "
            + "(SELECT MAX(l.at) FROM slot_skip l WHERE l.slot_id = x.id)"
            + " JOIN task t ON t.id = x.task_id JOIN item i ON i.id = t.item_id"
            + IS_SKIPPED
            + where.sql()
            + " ORDER BY k.at DESC, i.item_key LIMIT "
            + MOST_SKIPPED,
        where.after(project.id));
  }
}
