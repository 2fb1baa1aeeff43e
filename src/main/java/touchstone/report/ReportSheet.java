// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import touchstone.base.Money;
import touchstone.cost.CostAlarms;
import touchstone.health.Tile;
import touchstone.web.Sheet;

/** A report as a table: what a figure is of, the figure, and that of the week before. */
final class ReportSheet {
  private ReportSheet() {}

  static Sheet of(Report report) {
    Sheet sheet = new Sheet("week", "part", "name", "figure", "before", "note");
    String week = report.week();
    for (Report.Stood each : report.health()) {
      Tile was = each.was();
      sheet.row(
          week,
          "health",
          each.now().about(),
          each.now().figure(),
          was == null ? null : was.figure(),
          each.now().status() + ", " + each.change());
    }
    done(sheet, week, report.done(), report.before());
    money(sheet, week, report.money());
    for (Report.Agreed each : report.agreement()) {
      sheet.row(
          week, "agreement", each.question(), each.measure().value(), null, each.measure().name());
      sheet.row(week, "gold", each.question(), each.gold().value(), null, "of " + each.gold().of());
    }
    sheet.row(
        week,
        "freshness",
        "inside",
        report.freshness().inside(),
        null,
        report.freshness().status());
    sheet.row(
        week, "diversity", "effectiveRaters", report.diversity().effectiveRaters(), null, null);
    for (Report.Wanted each : report.diversity().groups()) {
      sheet.row(week, "diversity", each.trait(), each.coverage(), null, each.group());
    }
    sheet.row(week, "open", "appeals", report.open().appeals(), null, null);
    sheet.row(week, "open", "overdue", report.open().overdue(), null, null);
    return sheet.row(week, "open", "questions", report.open().questions(), null, null);
  }

  private static void done(Sheet sheet, String week, Done done, Done before) {
    String part = "done";
    sheet.row(week, part, "judgements", done.judgements(), before.judgements(), null);
    for (Done.OfKind each : done.byKind()) {
      sheet.row(week, part, "judgements", each.judgements(), before.by(each.kind()), each.kind());
    }
    sheet.row(week, part, "labels", done.labels(), before.labels(), null);
    sheet.row(week, part, "skips", done.skips(), before.skips(), null);
    sheet.row(week, part, "surplus", done.surplus(), before.surplus(), null);
    sheet.row(week, part, "hours", done.hours(), before.hours(), null);
  }

  private static void money(Sheet sheet, String week, Report.Spent money) {
    String part = "money";
    for (CostAlarms.Alarm each : money.alarms()) {
      sheet.row(week, part, "alarm", each.share(), null, each.kind());
    }
    if (money.currency() != null) {
      amount(sheet, week, "spent", money.spent());
      money.byKind().forEach(each -> amount(sheet, week, "spent " + each.name(), each.money()));
      amount(sheet, week, "p50", money.p50());
      amount(sheet, week, "p90", money.p90());
      sheet.row(week, part, "under", money.under(), null, null);
    }
  }

  private static void amount(Sheet sheet, String week, String name, Money money) {
    if (money != null) {
      sheet.row(week, "money", name, money.amount(), null, money.currency());
    }
  }
}
