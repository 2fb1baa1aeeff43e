// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import touchstone.account.Account;
import touchstone.base.Kept;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.rater.Rate;
import touchstone.rater.RateCard;
import touchstone.rater.Rater;
import touchstone.rater.RaterKind;
import touchstone.rater.Raters;
import touchstone.rater.Rates;
import touchstone.routing.DayCap;

/** Works out what each project holds for a rater. */
@ApplicationScoped
class Outlooks {
  /** Of fewer answers no pace is said: of others' it would be one person's. */
  private static final int FEWEST = 5;

  private static final int LAST = 200;
  private static final long HOUR = 3_600_000;

  private static final String MEDIAN =
      "SELECT COUNT(*) AS answers,"
          + " CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY active_millis) AS BIGINT) AS median"
          + " FROM (SELECT j.active_millis FROM judgement j"
          + " JOIN slot s ON s.id = j.slot_id AND s.judgement_id = j.id AND s.round >= 0"
          + " WHERE j.origin = 'lease' AND j.active_millis > 0 AND ";
  private static final String NEWEST = " ORDER BY j.recorded_at DESC LIMIT " + LAST + ") newest";

  private final Sql sql;
  private final Rates rates;
  private final Raters raters;
  private final DayCap dayCap;
  private final Guidelines guidelines;
  private final Kept kept;

  Outlooks(Sql sql, Rates rates, Raters raters, DayCap dayCap, Guidelines guidelines, Kept kept) {
    this.sql = sql;
    this.rates = rates;
    this.raters = raters;
    this.dayCap = dayCap;
    this.guidelines = guidelines;
    this.kept = kept;
  }

  /** A pace: how many answers it is of, and the median in milliseconds. */
  private record Median(long answers, Long millis) {
    boolean known() {
      return answers >= FEWEST && millis != null && millis > 0;
    }
  }

  Outlook of(Project project, Account account, long unread) {
    Rater rater = raters.ofAccount(account.id).orElse(null);
    RaterKind kind = rater == null ? RaterKind.GENERALIST : rater.kind();
    RateCard card = rates.at(project.poolId, project.id, kind, Instant.now()).orElse(null);
    Rate rate = card == null || card.rate().grains() == 0 ? null : card.asRate();
    return new Outlook(
        rate,
        rate == null || rate.byTheHour() ? null : pace(project, rater, card.rate()),
        dayCap.left(project, account.id),
        changed(project, account),
        unread,
        sentBack(project, account));
  }

  private Outlook.Pace pace(Project project, Rater rater, Money each) {
    Median own = rater == null ? null : own(project, rater);
    if (own != null && own.known()) {
      return new Outlook.Pace(anHour(each, own), own.answers(), true);
    }
    Median all = kept.of(project.id, "pace", () -> everybody(project)).value();
    return all.known() ? new Outlook.Pace(anHour(each, all), all.answers(), false) : null;
  }

  private static Money anHour(Money each, Median pace) {
    return each.times(HOUR).over(pace.millis()).inMinorUnits();
  }

  private Median own(Project project, Rater rater) {
    return median(
        "j.participant_id = (SELECT id FROM participant WHERE project_id = ? AND rater_id = ?)",
        project.id,
        rater.id);
  }

  private Median everybody(Project project) {
    return median("j.project_id = ?", project.id);
  }

  private Median median(String whose, Object... arguments) {
    return sql.first(
            row -> new Median(row.getLong("answers"), Sql.longOrNull(row, "median")),
            MEDIAN + whose + NEWEST,
            arguments)
        .orElseThrow();
  }

  /** Who never read nor labelled has the whole guideline before them, and nothing is news. */
  private List<GuidelineVersion> changed(Project project, Account account) {
    Optional<UUID> participant =
        sql.first(
            row -> Sql.id(row, "id"),
            "SELECT q.id FROM participant q JOIN rater r ON r.id = q.rater_id"
                + " WHERE q.project_id = ? AND r.account_id = ?",
            project.id,
            account.id);
    long seen =
        sql.number(
            "SELECT COALESCE(MAX(number), 0) FROM (SELECT v.number FROM acknowledgement k"
                + " JOIN guideline_version v ON v.id = k.guideline_version_id"
                + " WHERE v.guideline_id = ? AND k.account_id = ? UNION ALL"
                + " SELECT MAX(guideline_version) AS number FROM judgement"
                + " WHERE participant_id = ? AND origin = 'lease') seen",
            project.guidelineId,
            account.id,
            participant.orElse(new UUID(0, 0)));
    return seen == 0
        ? List.of()
        : guidelines.versions(project.guidelineId).stream()
            .filter(version -> version.number > seen)
            .toList();
  }

  private long sentBack(Project project, Account account) {
    return sql.number(
        "SELECT COUNT(DISTINCT s.id) FROM rater r"
            + " JOIN participant q ON q.rater_id = r.id AND q.project_id = ?"
            + " JOIN slot s ON s.participant_id = q.id AND s.state = 'leased'"
            + " JOIN slot_return b ON b.slot_id = s.id AND b.at >= s.leased_at"
            + " WHERE r.account_id = ?",
        project.id,
        account.id);
  }
}
