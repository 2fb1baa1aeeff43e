// SPDX-License-Identifier: Apache-2.0
package touchstone.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import touchstone.assignment.Progress;
import touchstone.cost.Costs;
import touchstone.cost.Wages;
import touchstone.diversity.Diversity;
import touchstone.diversity.Report;
import touchstone.freshness.Freshness;
import touchstone.project.Project;
import touchstone.resolution.agreement.Agreement;
import touchstone.resolution.agreement.Agreements;

/** Looks at one thing after the other: what the figure is, how bad, and where to act. */
@ApplicationScoped
class Looks {
  /** Krippendorff's bound for tentative conclusions, and half of it. */
  private static final double TENTATIVE = .667;

  private static final double HARDLY = .4;
  private static final double MOSTLY_RIGHT = .85;
  private static final double TOO_OFTEN_WRONG = .7;
  private static final double NEARLY = .8;
  private static final double HALF = .5;

  private final Agreements agreements;
  private final Freshness freshness;
  private final Costs costs;
  private final Diversity diversity;
  private final Progress progress;

  Looks(
      Agreements agreements,
      Freshness freshness,
      Costs costs,
      Diversity diversity,
      Progress progress) {
    this.agreements = agreements;
    this.freshness = freshness;
    this.costs = costs;
    this.diversity = diversity;
    this.progress = progress;
  }

  private static Tile tile(
      Project project,
      String about,
      String status,
      String word,
      Double figure,
      String name,
      String page) {
    return new Tile(
        about,
        status,
        word,
        figure,
        name,
        "/projects/" + project.slug + (page.isEmpty() ? "" : "/" + page));
  }

  /** The question on which raters agree least, by the measure that leads. */
  Tile agreement(Project project, List<Agreements.Brief> briefs) {
    String question = null;
    Double least = null;
    for (Agreements.Brief brief : briefs) {
      for (Agreement measure : brief.measures()) {
        boolean leads = !measure.name().equals("percent") && measure.value() != null;
        if (leads && (least == null || measure.value() < least)) {
          least = measure.value();
          question = brief.question();
        }
      }
    }
    return least == null
        ? tile(project, "agreement", Tile.UNKNOWN, "agreementUnknown", null, null, "overlap")
        : tile(
            project,
            "agreement",
            Tile.under(least, HARDLY, TENTATIVE),
            "agreement",
            least,
            question,
            least < TENTATIVE ? "disagreements" : "agreement");
  }

  /** How many answers to golds are right, on the question with the fewest. */
  Tile quality(Project project, List<Agreements.Brief> briefs) {
    Agreements.Brief worst =
        briefs.stream()
            .filter(brief -> brief.gold() != null && brief.gold().of() > 0)
            .min(Comparator.comparingDouble(brief -> brief.gold().value()))
            .orElse(null);
    if (worst == null) {
      return tile(project, "quality", Tile.UNKNOWN, "noGold", null, null, "gold");
    }
    double right = worst.gold().value();
    String status =
        worst.gold().high() < TOO_OFTEN_WRONG
            ? Tile.BAD
            : right < MOSTLY_RIGHT ? Tile.WARN : Tile.GOOD;
    return tile(project, "quality", status, "gold", right, worst.question(), "quality");
  }

  /** Whether labels are as young as was promised. */
  Tile freshness(Project project) {
    Freshness.Brief brief = freshness.brief(project);
    if (brief.status() == null || brief.labels() == 0) {
      String word = brief.labels() == 0 ? "noLabels" : "noPromise";
      return tile(project, "freshness", Tile.UNKNOWN, word, null, null, "freshness");
    }
    String status =
        switch (brief.status()) {
          case "error" -> Tile.BAD;
          case "warn" -> Tile.WARN;
          default -> Tile.GOOD;
        };
    return tile(project, "freshness", status, "fresh", brief.inside(), brief.worst(), "freshness");
  }

  /** Whether the budget holds, and whether people are paid their floor. */
  Tile cost(Project project) {
    Costs.Figures figures = costs.of(project);
    if (figures.none()) {
      return tile(project, "cost", Tile.UNKNOWN, "noMoney", null, null, "cost");
    }
    Double under =
        Wages.shareUnder(costs.wages(project, figures.currency()), project.policy().wageFloor());
    if (under != null && under > 0) {
      return tile(
          project, "cost", under > HALF ? Tile.BAD : Tile.WARN, "underFloor", under, null, "cost");
    }
    if (figures.budget() == null) {
      return tile(project, "cost", Tile.UNKNOWN, "noBudget", null, null, "cost");
    }
    double used = figures.budget().used();
    boolean lacking = figures.p50() != null && figures.p50().compareTo(figures.budget().all()) > 0;
    String status = used >= 1 ? Tile.BAD : used >= NEARLY || lacking ? Tile.WARN : Tile.GOOD;
    return tile(
        project, "cost", status, lacking && used < NEARLY ? "lacking" : "used", used, null, "cost");
  }

  /** The group that is farthest from what is wanted of it. */
  Tile coverage(Project project) {
    Report report = diversity.of(project);
    Report.Group least = null;
    for (Report.Trait trait : report.traits()) {
      for (Report.Group group : trait.groups()) {
        boolean lower =
            group.shown()
                && group.coverage() != null
                && (least == null || group.coverage() < least.coverage());
        least = lower ? group : least;
      }
    }
    if (least == null) {
      return tile(project, "coverage", Tile.UNKNOWN, "noQuota", null, null, "diversity");
    }
    return tile(
        project,
        "coverage",
        Tile.under(least.coverage(), HALF, NEARLY),
        "coverage",
        least.coverage(),
        least.value(),
        "diversity");
  }

  /** What is left to do, and whether it can be done. */
  Tile backlog(Project project, Progress.Figures figures) {
    double open = figures.open();
    if (project.cancelled() || figures.tasks() == 0) {
      return tile(project, "backlog", Tile.UNKNOWN, "noTasks", null, null, "");
    }
    if (figures.starved() > 0) {
      return tile(
          project, "backlog", Tile.BAD, "starved", (double) figures.starved(), null, "routing");
    }
    if (figures.open() == 0) {
      return tile(project, "backlog", Tile.GOOD, "done", null, null, "labels");
    }
    if (!project.open()) {
      return tile(project, "backlog", Tile.WARN, "closed", open, null, "");
    }
    return tile(
        project,
        "backlog",
        figures.leasesLive() > 0 ? Tile.GOOD : Tile.WARN,
        figures.leasesLive() > 0 ? "underWay" : "nobody",
        open,
        null,
        figures.leasesLive() > 0 ? "" : "routing");
  }

  Progress.Figures progress(Project project) {
    return progress.of(project);
  }

  List<Agreements.Brief> briefs(Project project) {
    return agreements.of(project);
  }
}
