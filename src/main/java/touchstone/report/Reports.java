// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import touchstone.cost.CostAlarms;
import touchstone.cost.Costs;
import touchstone.cost.Wages;
import touchstone.diversity.Diversity;
import touchstone.freshness.Freshness;
import touchstone.health.Health;
import touchstone.health.Tile;
import touchstone.project.Project;
import touchstone.quality.OpenAppeals;
import touchstone.resolution.agreement.Agreements;
import touchstone.resolution.agreement.Part;
import touchstone.thread.Threads;

/** Puts the report of a week together from the rooms that know. */
@ApplicationScoped
class Reports {
  private static final int FIRST = 3;

  private final Doings doings;
  private final Standings standings;
  private final Costs costs;
  private final CostAlarms alarms;
  private final Agreements agreements;
  private final Freshness freshness;
  private final Diversity diversity;
  private final OpenAppeals appeals;
  private final Threads threads;
  private final Clock clock;

  Reports(
      Doings doings,
      Standings standings,
      Costs costs,
      CostAlarms alarms,
      Agreements agreements,
      Freshness freshness,
      Diversity diversity,
      OpenAppeals appeals,
      Threads threads,
      Clock clock) {
    this.doings = doings;
    this.standings = standings;
    this.costs = costs;
    this.alarms = alarms;
    this.agreements = agreements;
    this.freshness = freshness;
    this.diversity = diversity;
    this.appeals = appeals;
    this.threads = threads;
    this.clock = clock;
  }

  /** The weeks to choose from, the newest first. */
  List<Week> weeks(Project project) {
    return doings.weeks(project);
  }

  /** The week asked for, 422 where it is none; else the newest with anything, else this one. */
  Week week(Project project, String asked) {
    return asked == null || asked.isBlank()
        ? weeks(project).stream().findFirst().orElse(Week.at(clock.instant()))
        : Week.of("week", asked);
  }

  Report of(Project project, Week week) {
    Instant now = clock.instant();
    Part part = Part.of(null, week.from().toString(), week.to().toString());
    boolean over = !now.isBefore(week.to());
    Health stands =
        (over ? standings.of(project, week) : java.util.Optional.<Health>empty())
            .orElseGet(() -> standings.now(project));
    Health stood = standings.of(project, week.before()).orElse(null);
    Report.Open open = open(project, over ? week.to() : now);
    return new Report(
        project.slug,
        project.name,
        week.toString(),
        week.from(),
        week.to(),
        !weeks(project).contains(week),
        stands.at(),
        stands.tiles().stream()
            .map(tile -> Report.Stood.of(tile, stood == null ? null : stood.about(tile.about())))
            .toList(),
        doings.of(project, week),
        doings.of(project, week.before()),
        money(project, week, part),
        agreed(project, part),
        freshness.brief(project),
        judged(project),
        open,
        first(project, stands, open));
  }

  private Report.Open open(Project project, Instant at) {
    OpenAppeals.Counted counted = appeals.of(project, at);
    return new Report.Open(counted.open(), counted.overdue(), threads.waiting(project, at));
  }

  private Report.Spent money(Project project, Week week, Part part) {
    List<CostAlarms.Alarm> then =
        alarms.of(project).stream()
            .filter(each -> !each.at().isBefore(week.from()) && each.at().isBefore(week.to()))
            .toList();
    Costs.Figures all = costs.of(project);
    if (all.none()) {
      return new Report.Spent(null, null, List.of(), List.of(), null, null, null, then);
    }
    Costs.Figures figures = costs.of(project, part);
    boolean same = all.currency().equals(figures.currency());
    return new Report.Spent(
        all.currency(),
        same ? figures.spent() : touchstone.base.Money.none(all.currency()),
        same ? figures.others() : List.of(),
        same ? figures.byKind() : List.of(),
        all.p50(),
        all.p90(),
        Wages.shareUnder(costs.wages(project, all.currency()), project.policy().wageFloor()),
        then);
  }

  private List<Report.Agreed> agreed(Project project, Part part) {
    return agreements.of(project, part).stream()
        .map(
            brief ->
                new Report.Agreed(
                    brief.question(),
                    brief.measures().get(brief.measures().size() - 1),
                    brief.gold()))
        .toList();
  }

  /** Over all time, by whoever guards what is told of groups. */
  private Report.Judged judged(Project project) {
    touchstone.diversity.Report report = diversity.of(project);
    List<Report.Wanted> groups = new ArrayList<>();
    report
        .traits()
        .forEach(
            trait ->
                trait.groups().stream()
                    .filter(group -> group.shown() && group.coverage() != null)
                    .forEach(
                        group ->
                            groups.add(
                                new Report.Wanted(
                                    trait.trait(), group.value(), group.coverage()))));
    return new Report.Judged(report.raters(), report.counted(), report.effectiveRaters(), groups);
  }

  /** People who wait too long come first, then what is bad, what waits, and what is doubtful. */
  private static List<Report.ToDo> first(Project project, Health stands, Report.Open open) {
    String home = "/projects/" + project.slug + "/";
    List<Report.ToDo> all = new ArrayList<>();
    if (open.overdue() > 0) {
      all.add(new Report.ToDo("overdue", open.overdue(), null, home + "quality"));
    }
    tiles(stands, "bad", all);
    if (open.appeals() > open.overdue()) {
      long waiting = open.appeals() - open.overdue();
      all.add(new Report.ToDo("appeals", waiting, null, home + "quality"));
    }
    if (open.questions() > 0) {
      all.add(new Report.ToDo("questions", open.questions(), null, home + "threads"));
    }
    tiles(stands, "warn", all);
    tiles(stands, "unknown", all);
    return List.copyOf(all.subList(0, Math.min(FIRST, all.size())));
  }

  private static void tiles(Health stands, String status, List<Report.ToDo> all) {
    for (Tile tile : stands.tiles()) {
      if (tile.status().equals(status)) {
        all.add(new Report.ToDo("tile", 0, tile, tile.href()));
      }
    }
  }
}
