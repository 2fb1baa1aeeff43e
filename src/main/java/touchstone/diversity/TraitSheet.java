// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import touchstone.web.Sheet;

/** The tables of a report as a sheet: what people call themselves cannot run there as a formula. */
final class TraitSheet {
  private TraitSheet() {}

  /** Groups with their agreement and reach, or the figures of each trait. */
  static Sheet of(Report report, boolean groups) {
    return groups ? groups(report) : figures(report);
  }

  private static Sheet groups(Report report) {
    Sheet sheet =
        new Sheet(
            "trait",
            "value",
            "raters",
            "judgements",
            "target",
            "coverage",
            "itemsWithAny",
            "irr",
            "xrr",
            "gai",
            "p",
            "pAdjusted");
    for (Report.Trait trait : report.traits()) {
      for (Report.Group group : trait.groups()) {
        Report.Alike alike =
            trait.gai().stream()
                .filter(each -> each.value().equals(group.value()))
                .findFirst()
                .orElse(null);
        Double reach =
            report.itemsWithAny().stream()
                .filter(each -> each.trait().equals(trait.trait()))
                .filter(each -> each.value().equals(group.value()))
                .map(Report.Reach::share)
                .findFirst()
                .orElse(null);
        sheet.row(
            trait.trait(),
            group.value(),
            group.raters(),
            group.judgements(),
            group.target(),
            group.coverage(),
            reach,
            alike == null ? null : alike.irr(),
            alike == null ? null : alike.xrr(),
            alike == null ? null : alike.gai(),
            alike == null ? null : alike.p(),
            alike == null ? null : alike.pAdjusted());
      }
    }
    return sheet;
  }

  private static Sheet figures(Report report) {
    Sheet sheet = new Sheet("trait", "blau", "shannon", "hill1", "hill2", "tvd");
    for (Report.Trait each : report.traits()) {
      sheet.row(each.trait(), each.blau(), each.shannon(), each.hill1(), each.hill2(), each.tvd());
    }
    return sheet;
  }
}
