// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Sql;
import touchstone.project.Project;
import touchstone.resolution.agreement.Part;
import touchstone.resolution.agreement.RaterScore;
import touchstone.resolution.agreement.RaterScores;
import touchstone.resolution.agreement.Share;

/** What each participant of a project did, and how good it was as far as golds tell. */
@ApplicationScoped
class RaterFigures {
  private final RaterScores scores;
  private final Sql sql;

  RaterFigures(RaterScores scores, Sql sql) {
    this.scores = scores;
    this.sql = sql;
  }

  /**
   * One rater's figures.
   *
   * @param skill mean of Beta(1 + right, 1 + wrong) over the golds answered, null without any
   * @param low lower bound of its 90 % interval
   * @param undos judgements withdrawn
   * @param medianActiveMillis of a judgement, in milliseconds; null where no time was kept
   * @param against what accuracy is against: gold or resolved; this and what follows is there only
   *     for a question asked for
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Of(
      String rater,
      String kind,
      long judgements,
      Double skill,
      Double low,
      Double high,
      int golds,
      long skips,
      long undos,
      Long medianActiveMillis,
      @JsonInclude(JsonInclude.Include.NON_NULL) String against,
      @JsonInclude(JsonInclude.Include.NON_NULL) Share accuracy,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double macroF1,
      @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, TreeMap<String, Integer>> confusion) {}

  private record Who(UUID participant, String name, String kind) {}

  private record Counted(long number, Long median) {}

  /** The busiest first, equal ones by name. */
  List<Of> of(Project project, Part part, String question, boolean confusion) {
    Map<UUID, Counted> judged = judged(project, part);
    Map<UUID, Counted> skipped =
        counted(
            project,
            part,
            "FROM slot x WHERE x.project_id = ? AND x.state = 'skipped'",
            "state_at");
    Map<UUID, Counted> undone =
        counted(
            project, part, "FROM judgement x WHERE x.project_id = ? AND x.withdrawn", "judged_at");
    Map<String, Share> golds = scores.onGold(project, part);
    Map<String, RaterScore> at = question == null ? Map.of() : scores.at(project, question, part);
    List<Of> all = new ArrayList<>();
    for (Who who : participants(project)) {
      String id = who.participant().toString();
      Share share = golds.get(id);
      Skill skill = share == null ? null : new Skill(share.right(), share.of() - share.right());
      RaterScore score = at.get(id);
      Counted own = judged.getOrDefault(who.participant(), new Counted(0, null));
      all.add(
          new Of(
              who.name(),
              who.kind(),
              own.number(),
              skill == null ? null : skill.mean(),
              skill == null ? null : skill.low(),
              skill == null ? null : skill.high(),
              share == null ? 0 : share.of(),
              number(skipped, who),
              number(undone, who),
              own.median(),
              score == null ? null : score.against(),
              score == null ? null : score.accuracy(),
              score == null ? null : score.macroF1(),
              score == null || !confusion ? null : score.confusion()));
    }
    all.sort(Comparator.comparingLong((Of each) -> -each.judgements()).thenComparing(Of::rater));
    return all;
  }

  private static long number(Map<UUID, Counted> counted, Who who) {
    return counted.getOrDefault(who.participant(), new Counted(0, null)).number();
  }

  private List<Who> participants(Project project) {
    return sql.list(
        row -> new Who(Sql.id(row, "id"), row.getString("rater"), row.getString("kind")),
        "SELECT p.id, COALESCE(r.name, CAST(p.id AS VARCHAR)) AS rater, p.kind FROM participant p"
            + " LEFT JOIN rater r ON r.id = p.rater_id WHERE p.project_id = ?",
        project.id);
  }

  private Map<UUID, Counted> judged(Project project, Part part) {
    Part.Where where = part.where("j.judged_at", "s.task_id");
    Map<UUID, Counted> judged = new HashMap<>();
    sql.list(
        row ->
            judged.put(
                Sql.id(row, "participant_id"),
                new Counted(row.getLong("number"), Sql.longOrNull(row, "median"))),
        "SELECT s.participant_id, COUNT(*) AS number,"
            + " CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY j.active_millis) AS BIGINT) AS median"
            + " FROM slot s JOIN judgement j ON j.id = s.judgement_id"
            + " WHERE s.project_id = ? AND s.round > 0"
            + where.sql()
            + " GROUP BY s.participant_id",
        where.after(project.id));
    return judged;
  }

  private Map<UUID, Counted> counted(Project project, Part part, String from, String time) {
    Part.Where where = part.where("x." + time, "x.task_id");
    Map<UUID, Counted> counted = new HashMap<>();
    sql.list(
        row -> counted.put(Sql.id(row, "participant_id"), new Counted(row.getLong("number"), null)),
        "SELECT x.participant_id, COUNT(*) AS number "
            + from
            + where.sql()
            + " GROUP BY x.participant_id",
        where.after(project.id));
    return counted;
  }
}
