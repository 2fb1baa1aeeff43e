// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The ages by slice as a table, the whole project first; texts are quoted, formulas disarmed. */
final class FreshnessCsv {
  private static final String HEAD =
      "slice,labels,ageP50,ageP95,status,shareInWarn,shareInError,outdated,halfLife,halfLifeSource\r\n";

  private FreshnessCsv() {}

  static String of(Figures.Shown shown) {
    StringBuilder csv = new StringBuilder(HEAD);
    csv.append(
        line(
            "",
            shown.labels(),
            shown.ageP50(),
            shown.ageP95(),
            shown.status(),
            shown.shareInWarn(),
            shown.shareInError(),
            shown.outdated(),
            shown.halfLife(),
            shown.halfLifeSource()));
    shown
        .slices()
        .forEach(
            one ->
                csv.append(
                    line(
                        one.slice(),
                        one.labels(),
                        one.ageP50(),
                        one.ageP95(),
                        one.status(),
                        one.shareInWarn(),
                        one.shareInError(),
                        one.outdated(),
                        one.halfLife(),
                        one.halfLifeSource())));
    return csv.toString();
  }

  private static String line(Object... cells) {
    return Arrays.stream(cells).map(FreshnessCsv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    String safe = value instanceof String && text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
