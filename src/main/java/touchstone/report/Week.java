// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import touchstone.base.Problem;

/** A week of ISO 8601 in UTC, from Monday to Sunday, such as 2026-W48. */
record Week(LocalDate monday) implements Comparable<Week> {

  /** The week a text names, or 422 at the field. */
  static Week of(String field, String text) {
    try {
      if (text.matches("[12]\\d{3}-W\\d{2}")) {
        return new Week(LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE));
      }
    } catch (DateTimeException none) {
      // said below
    }
    throw Problem.refusedField(field, "is no week such as 2026-W48");
  }

  static Week at(Instant time) {
    return of(time.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  static Week of(LocalDate day) {
    return new Week(day.minusDays(day.getDayOfWeek().getValue() - 1L));
  }

  Instant from() {
    return monday.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** Not included. */
  Instant to() {
    return after().from();
  }

  public LocalDate sunday() {
    return monday.plusDays(6);
  }

  Week before() {
    return new Week(monday.minusDays(7));
  }

  Week after() {
    return new Week(monday.plusDays(7));
  }

  @Override
  public int compareTo(Week other) {
    return monday.compareTo(other.monday);
  }

  @Override
  public String toString() {
    return "%04d-W%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
