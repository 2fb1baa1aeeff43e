// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Days from Monday to Friday, UTC: by when somebody is to be answered. */
final class WorkingDays {
  private WorkingDays() {}

  /** The same time of day, so many working days later; from a weekend on they count from Monday. */
  static Instant after(Instant from, int days) {
    ZonedDateTime at = from.atZone(ZoneOffset.UTC);
    for (int left = days; left > 0; ) {
      at = at.plusDays(1);
      if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return at.toInstant();
  }
}
