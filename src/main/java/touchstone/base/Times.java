// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as the interface writes them: RFC 3339. */
public final class Times {
  private Times() {}

  /** The instant a text names, or a 422 at the field. */
  public static Instant parse(String field, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
      if (time.getYear() >= 0 && time.getYear() <= 9999) {
        return time.toInstant();
      }
    } catch (DateTimeException bad) {
      // said below
    }
    throw Problem.refusedField(field, "is no RFC 3339 time such as 2026-11-23T08:00:00Z");
  }
}
