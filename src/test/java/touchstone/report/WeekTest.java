// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.base.Problem;

/** Weeks begin on Monday, in UTC, and belong to the year that has their Thursday. */
class WeekTest {
  @Test
  void aWeekGoesFromMondayToMonday() {
    Week week = Week.of("week", "2026-W48");
    assertEquals(LocalDate.of(2026, 11, 23), week.monday());
    assertEquals(Instant.parse("2026-11-30T00:00:00Z"), week.to());
    assertEquals(week, Week.at(Instant.parse("2026-11-29T23:59:59Z")));
    assertEquals("2026-W49", Week.at(week.to()).toString());
  }

  @Test
  void theYearIsThatOfTheThursday() {
    assertEquals("2026-W53", Week.of(LocalDate.of(2027, 1, 1)).toString());
    assertEquals("2026-W53", Week.of("week", "2027-W01").before().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "2026-W00", "2026-W54", "2025-W53", "2026-48", "2026-W48-1", " "})
  void whatIsNoWeekIsRefused(String text) {
    assertThrows(Problem.class, () -> Week.of("week", text));
  }
}
