// SPDX-License-Identifier: Apache-2.0
package touchstone.diversity;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The tables of a report as CSV for a spreadsheet: what people call themselves cannot run there as
 * a formula (OWASP, CSV injection).
 */
final class Sheet {
  private final StringBuilder text = new StringBuilder();

  private Sheet() {}

  /** Groups with their agreement and reach, or the figures of each trait. */
  static String of(Report report, boolean groups) {
    return groups ? groups(report) : figures(report);
  }

  private static String groups(Report report) {
    Sheet sheet =
        new Sheet()
            .row(
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
    return sheet.text.toString();
  }

  private static String figures(Report report) {
    Sheet sheet = new Sheet().row("trait", "blau", "shannon", "hill1", "hill2", "tvd");
    for (Report.Trait each : report.traits()) {
      sheet.row(each.trait(), each.blau(), each.shannon(), each.hill1(), each.hill2(), each.tvd());
    }
    return sheet.text.toString();
  }

  private Sheet row(Object... cells) {
    text.append(Arrays.stream(cells).map(Sheet::cell).collect(Collectors.joining(",")))
        .append("\r\n");
    return this;
  }

  private static String cell(Object value) {
    if (value == null || value instanceof Number) {
      return value == null ? "" : value.toString();
    }
    String cell = value.toString();
    String harmless = cell.matches("(?s)[=+\\-@\t\r].*") ? "'" + cell : cell;
    return harmless.matches("(?s).*[\",\r\n].*")
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
