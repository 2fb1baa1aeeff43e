// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Sql;
import touchstone.dataset.Datasets;
import touchstone.dataset.Items;
import touchstone.diversity.Diversity;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Template;
import touchstone.project.Project;
import touchstone.rater.Rates;
import touchstone.resolution.ResolutionRuns;
import touchstone.resolution.agreement.Agreement;
import touchstone.resolution.agreement.Agreements;
import touchstone.web.Language;

/**
 * Fills data cards from what is held here: counts, versions and figures, and never a person. As of
 * a record time, it leaves out what is not kept for the past: slices and agreement.
 */
@ApplicationScoped
class Cards {
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private final Sql sql;
  private final Datasets datasets;
  private final Items items;
  private final Guidelines guidelines;
  private final Rates rates;
  private final ResolutionRuns runs;
  private final Agreements agreements;
  private final Diversity diversity;

  Cards(
      Sql sql,
      Datasets datasets,
      Items items,
      Guidelines guidelines,
      Rates rates,
      ResolutionRuns runs,
      Agreements agreements,
      Diversity diversity) {
    this.sql = sql;
    this.datasets = datasets;
    this.items = items;
    this.guidelines = guidelines;
    this.rates = rates;
    this.runs = runs;
    this.agreements = agreements;
    this.diversity = diversity;
  }

  /** The card in English; asOf null for now. */
  String markdown(Project project, Instant asOf) {
    return markdown(Language.ENGLISH, project, asOf);
  }

  String markdown(Language language, Project project, Instant asOf) {
    Instant until = asOf == null ? EVER : asOf;
    GuidelineVersion version = guidelines.asOf(project.guidelineId, asOf);
    Template template = guidelines.template(version);
    List<GuidelineVersion> versions =
        guidelines.versions(project.guidelineId).stream()
            .filter(each -> each.number <= version.number)
            .toList();
    Card card = new Card(language);
    card.title(project, asOf);
    card.data(
        datasets.findById(project.datasetId),
        sql.number(
            "SELECT COUNT(*) FROM task WHERE project_id = ? AND made_at <= ?", project.id, until),
        asOf == null ? items.slices(datasets.findById(project.datasetId)) : List.of());
    card.asked(template);
    card.guideline(guidelines.findById(project.guidelineId), versions);
    card.people(raters(project, until));
    card.annotators(
        new Annotators(language)
            .points(asOf == null ? diversity.of(project) : null, invited(project)));
    card.pay(rates.now(project.poolId, project.id));
    card.judgements(judgements(project, until));
    Map<String, List<Agreement>> agreed = new LinkedHashMap<>();
    if (asOf == null) {
      agreements.of(project).forEach(brief -> agreed.put(brief.question(), brief.measures()));
    }
    card.agreement(template, asOf == null ? agreed : null);
    card.resolution(
        project, project.pinnedRun == null || asOf != null ? null : runs.find(project.pinnedRun));
    card.beyond();
    card.text(version);
    return card.toString();
  }

  /** How many took part, by kind. */
  private Map<String, Long> raters(Project project, Instant until) {
    Map<String, Long> raters = new LinkedHashMap<>();
    sql.list(
        row -> raters.put(row.getString("kind"), row.getLong("raters")),
        "SELECT p.kind, COUNT(DISTINCT p.id) AS raters FROM judgement j"
            + " JOIN participant p ON p.id = j.participant_id"
            + " WHERE j.project_id = ? AND j.recorded_at <= ? GROUP BY p.kind ORDER BY p.kind",
        project.id,
        until);
    return raters;
  }

  /** Whether all, some or none of who took part came by an invitation; never how many. */
  private String invited(Project project) {
    return sql.first(
            row ->
                row.getLong("came") == 0
                    ? "none"
                    : row.getLong("came") == row.getLong("people") ? "all" : "some",
            "SELECT COUNT(*) AS people, COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM invitation i"
                + " WHERE i.account_id = r.account_id)) AS came FROM participant p"
                + " LEFT JOIN rater r ON r.id = p.rater_id WHERE p.project_id = ?"
                + " AND p.kind IN ('generalist', 'expert', 'user') AND EXISTS (SELECT 1"
                + " FROM judgement j WHERE j.participant_id = p.id)",
            project.id)
        .orElseThrow();
  }

  /**
   * Judgements in figures.
   *
   * @param first null where there is none
   */
  record Counts(long all, long golds, long surplus, long imported, Instant first, Instant last) {}

  private Counts judgements(Project project, Instant until) {
    return sql.first(
            row ->
                new Counts(
                    row.getLong("counted"),
                    row.getLong("golds"),
                    row.getLong("surplus"),
                    row.getLong("imported"),
                    Sql.instant(row, "first_at"),
                    Sql.instant(row, "last_at")),
            "SELECT COUNT(*) AS counted,"
                + " COUNT(*) FILTER (WHERE gold) AS golds,"
                + " COUNT(*) FILTER (WHERE surplus) AS surplus,"
                + " COUNT(*) FILTER (WHERE origin = 'import') AS imported,"
                + " MIN(judged_at) AS first_at, MAX(judged_at) AS last_at"
                + " FROM judgement WHERE project_id = ? AND recorded_at <= ? AND NOT withdrawn",
            project.id,
            until)
        .orElseThrow();
  }
}
