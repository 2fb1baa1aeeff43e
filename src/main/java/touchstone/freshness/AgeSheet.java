// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import touchstone.web.Sheet;

/** The ages by slice as a sheet, the whole project first. */
final class AgeSheet {
  private AgeSheet() {}

  static Sheet of(Figures.Shown shown) {
    Sheet sheet =
        new Sheet(
            "slice",
            "labels",
            "ageP50",
            "ageP95",
            "status",
            "shareInWarn",
            "shareInError",
            "outdated",
            "halfLife",
            "halfLifeSource");
    sheet.row(
        "",
        shown.labels(),
        shown.ageP50(),
        shown.ageP95(),
        shown.status(),
        shown.shareInWarn(),
        shown.shareInError(),
        shown.outdated(),
        shown.halfLife(),
        shown.halfLifeSource());
    shown
        .slices()
        .forEach(
            one ->
                sheet.row(
                    one.slice(),
                    one.labels(),
                    one.ageP50(),
                    one.ageP95(),
                    one.status(),
                    one.shareInWarn(),
                    one.shareInError(),
                    one.outdated(),
                    one.halfLife(),
                    one.halfLifeSource()));
    return sheet;
  }
}
