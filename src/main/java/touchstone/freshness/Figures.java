// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import touchstone.base.Money;
import touchstone.base.Sql;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.project.Promise;
import touchstone.resolution.agreement.Part;

/** All that is said of the age of a project's labels. */
@ApplicationScoped
class Figures {
  private static final int USES = 20;
  private static final int SLICES = 200;

  private final Freshness freshness;
  private final Outdated outdated;
  private final HalfLives halfLives;
  private final Prices prices;
  private final Uses uses;
  private final FeedbackLags lags;
  private final SliceSignals signals;
  private final Spreads spreads;
  private final Guidelines guidelines;
  private final Sql sql;

  Figures(
      Freshness freshness,
      Outdated outdated,
      HalfLives halfLives,
      Prices prices,
      Uses uses,
      FeedbackLags lags,
      SliceSignals signals,
      Spreads spreads,
      Guidelines guidelines,
      Sql sql) {
    this.freshness = freshness;
    this.outdated = outdated;
    this.halfLives = halfLives;
    this.prices = prices;
    this.uses = uses;
    this.lags = lags;
    this.signals = signals;
    this.spreads = spreads;
    this.guidelines = guidelines;
    this.sql = sql;
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfSlice(
      String slice,
      long labels,
      String ageP50,
      String ageP95,
      String status,
      Double shareInWarn,
      Double shareInError,
      long outdated,
      Double drift,
      String halfLife,
      String halfLifeSource) {

    public Double days50() {
      return Length.days(ageP50);
    }

    public Double days95() {
      return Length.days(ageP95);
    }

    public Double halfLifeDays() {
      return Length.days(halfLife);
    }
  }

  /** What making outdated labels again would take; those open already are not counted. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Queued(long labels, Money price) {}

  /** Labels that are so many changes of the guideline's meaning behind. */
  record Behind(int changes, long labels) {}

  record Lag(int version, List<Behind> behind) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record UseOf(Instant at, String what, Long labels, String ageP50, String ageP95) {
    public Double days50() {
      return Length.days(ageP50);
    }

    public Double days95() {
      return Length.days(ageP95);
    }

    static UseOf of(Uses.Use use) {
      return new UseOf(
          use.at(), use.what(), use.labels(), Length.text(use.ageP50()), Length.text(use.ageP95()));
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Shown(
      Promise promise,
      String status,
      long labels,
      String ageP50,
      String ageP95,
      Double shareInWarn,
      Double shareInError,
      long outdated,
      List<OfSlice> slices,
      Queued queue,
      String halfLife,
      String halfLifeSource,
      Lag guideline,
      List<UseOf> uses,
      List<FeedbackLags.Lag> feedback,
      Instant at) {

    public Double days50() {
      return Length.days(ageP50);
    }

    public Double days95() {
      return Length.days(ageP95);
    }
  }

  Shown of(Project project, Part part) {
    Freshness.Report report = freshness.of(project, part);
    Standing all = report.all();
    Outdated.Count count = outdated.of(project, new Span(part.from(), part.to()), report.at());
    HalfLives.Measured measured = halfLives.of(project, null);
    SliceSignals.Heard heard =
        signals.of(
            project,
            spreads.judgedAt(spreads.of(project.id, Slice.ALL), Span.ALWAYS, .5),
            report.at());
    HalfLives.InDays halfLife = measured.of(all.slice());
    Money price = prices.ofLabel(project);
    return new Shown(
        project.policy().freshness(),
        report.status(),
        all.labels(),
        Length.text(all.ageP50()),
        Length.text(all.ageP95()),
        all.shareInWarn(),
        all.shareInError(),
        count.of(all.slice()),
        report.slices().stream()
            .limit(SLICES)
            .map(one -> slice(one, count, measured, heard))
            .toList(),
        new Queued(count.free(), price == null ? null : price.times(count.free())),
        Length.text(Length.ofDays(halfLife.days())),
        halfLife.source(),
        behind(project),
        uses.newest(project, USES).stream().map(UseOf::of).toList(),
        lags.of(project, report.at()),
        report.at());
  }

  private static OfSlice slice(
      Standing one, Outdated.Count count, HalfLives.Measured measured, SliceSignals.Heard heard) {
    HalfLives.InDays halfLife = measured.of(one.slice());
    return new OfSlice(
        one.slice().word(),
        one.labels(),
        Length.text(one.ageP50()),
        Length.text(one.ageP95()),
        one.status(),
        one.shareInWarn(),
        one.shareInError(),
        count.of(one.slice()),
        heard.drift().get(one.slice()),
        Length.text(Length.ofDays(halfLife.days())),
        halfLife.source());
  }

  private Lag behind(Project project) {
    List<GuidelineVersion> versions = guidelines.versions(project.guidelineId);
    TreeMap<Integer, Long> behind = new TreeMap<>();
    sql.list(
        row ->
            behind.merge(
                changes(versions, row.getInt("guideline_version")),
                row.getLong("labels"),
                Long::sum),
        "SELECT guideline_version, COUNT(*) AS labels FROM label_age WHERE project_id = ?"
            + " GROUP BY guideline_version",
        project.id);
    return new Lag(
        guidelines.latest(project.guidelineId).number,
        behind.entrySet().stream().map(one -> new Behind(one.getKey(), one.getValue())).toList());
  }

  private static int changes(List<GuidelineVersion> versions, int since) {
    return (int)
        versions.stream()
            .filter(version -> version.number > since && version.change.equals("meaning"))
            .count();
  }
}
