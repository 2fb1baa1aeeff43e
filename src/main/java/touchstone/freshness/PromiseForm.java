// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import touchstone.base.Problem;
import touchstone.project.Promise;

/** The cells in which a lead writes a promise: ages in days, and a row for each slice. */
record PromiseForm(String warn, String error, String share, List<Row> rows) {
  private static final int SPARE = 1;
  private static final double PERCENT = 100;
  private static final double MOST_DAYS = 36_500;

  /** A slice with a promise of its own. */
  record Row(String name, String value, String warn, String error, String cost) {
    static final Row EMPTY = new Row("", "", "", "", "");

    boolean empty() {
      return (name + value + warn + error + cost).isBlank();
    }
  }

  /** A promise as cells, with some empty rows. */
  static PromiseForm of(Promise promise) {
    List<Row> rows = new ArrayList<>();
    Limits.slices(promise)
        .forEach(
            one ->
                rows.add(
                    new Row(
                        one.name(),
                        one.value(),
                        days(one.warnAfter()),
                        days(one.errorAfter()),
                        plain(one.costOfError()))));
    for (int i = 0; i < SPARE; i++) {
      rows.add(Row.EMPTY);
    }
    return promise == null
        ? new PromiseForm("", "", "95", rows)
        : new PromiseForm(
            days(promise.warnAfter()),
            days(promise.errorAfter()),
            plain(promise.share() * PERCENT),
            rows);
  }

  /** As sent: the cells of a column each. */
  static PromiseForm sent(
      String warn,
      String error,
      String share,
      List<String> names,
      List<String> values,
      List<String> warns,
      List<String> errors,
      List<String> costs) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      rows.add(
          new Row(
              cell(names, i), cell(values, i), cell(warns, i), cell(errors, i), cell(costs, i)));
    }
    return new PromiseForm(blank(warn), blank(error), blank(share), rows);
  }

  private static String cell(List<String> column, int row) {
    return row < column.size() ? blank(column.get(row)) : "";
  }

  private static String blank(String text) {
    return text == null ? "" : text.strip();
  }

  /** The promise, or null where every cell of an age is empty; 422 where one is no number. */
  Promise promise() {
    List<Promise.OfSlice> slices = new ArrayList<>();
    for (Row row : rows) {
      if (!row.empty()) {
        slices.add(
            new Promise.OfSlice(
                row.name,
                row.value,
                length("sliceWarn", row.warn),
                length("sliceError", row.error),
                number("sliceCost", row.cost)));
      }
    }
    if (warn.isEmpty() && error.isEmpty() && slices.isEmpty()) {
      return null;
    }
    Double part = number("share", share);
    return new Promise(
        length("warnAfter", warn),
        length("errorAfter", error),
        part == null ? null : part / PERCENT,
        slices.isEmpty() ? null : slices);
  }

  private static String length(String field, String days) {
    Double number = number(field, days);
    if (number == null) {
      return null;
    }
    if (!(number > 0 && number <= MOST_DAYS)) {
      throw Problem.refusedField(field, "must be over 0 and up to 36500 days");
    }
    return Length.text(Length.ofDays(number));
  }

  private static Double number(String field, String text) {
    try {
      return text.isEmpty() ? null : Double.valueOf(text);
    } catch (NumberFormatException noNumber) {
      throw Problem.refusedField(field, "must be a number");
    }
  }

  private static String days(String length) {
    return length == null ? "" : plain(Length.days(Duration.parse(length)));
  }

  private static String plain(double number) {
    return java.math.BigDecimal.valueOf(number)
        .setScale(4, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
