// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the times that shippers write: RFC 3339 and its cousins, RFC 1123, syslog-free patterns,
 * and seconds, milliseconds, microseconds or nanoseconds since 1970. A time without a zone is UTC.
 */
final class EventTimes {
  private static final Duration AHEAD = Duration.ofDays(2);
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Map<String, Integer> POWERS =
      Map.of("epoch-seconds", 0, "epoch-millis", 3, "epoch-micros", 6, "epoch-nanos", 9);
  private static final DateTimeFormatter LOOSE =
      DateTimeFormatter.ofPattern(
              "uuuu-MM-dd['T'][' ']HH:mm[:ss][[.][,][SSSSSSSSS][SSSSSSSS][SSSSSSS][SSSSSS][SSSSS][SSSS][SSS][SS][S]][' '][XXX][XX][X]",
              Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter APACHE =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss XX", Locale.ENGLISH);

  private EventTimes() {}

  /** Checks that a format named in a mapping is one; null for "find out". */
  static boolean knows(String format) {
    if (format == null || POWERS.containsKey(format)) {
      return true;
    }
    try {
      DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
      return true;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /**
   * The time that a value tells, to the microsecond; {@link Unfit} where it tells none, or one
   * before 1990 or more than two days ahead of the receiver's clock.
   */
  static Instant read(JsonNode value, String format, Instant received) throws Unfit {
    Instant at;
    try {
      at = format == null ? guess(value) : as(value, format);
    } catch (DateTimeException | ArithmeticException | NumberFormatException none) {
      throw new Unfit("time is not understood: " + value);
    }
    if (at.isBefore(FIRST) || at.isAfter(received.plus(AHEAD))) {
      throw new Unfit("time lies before 1990 or more than two days ahead: " + at);
    }
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant as(JsonNode value, String format) {
    Integer power = POWERS.get(format);
    if (power != null) {
      return epoch(new BigDecimal(value.asText()), power);
    }
    return instant(DateTimeFormatter.ofPattern(format, Locale.ENGLISH).parse(value.asText()));
  }

  private static Instant guess(JsonNode value) {
    String text = value.asText().strip();
    if (value.isNumber() || text.matches("-?\\d{9,}(\\.\\d+)?")) {
      BigDecimal number = value.isNumber() ? value.decimalValue() : new BigDecimal(text);
      double size = Math.abs(number.doubleValue());
      return epoch(number, size < 1e11 ? 0 : size < 1e14 ? 3 : size < 1e17 ? 6 : 9);
    }
    for (DateTimeFormatter format :
        new DateTimeFormatter[] {
          DateTimeFormatter.ISO_OFFSET_DATE_TIME,
          LOOSE,
          DateTimeFormatter.RFC_1123_DATE_TIME,
          APACHE
        }) {
      try {
        return instant(format.parse(text));
      } catch (DateTimeException next) {
        // the next one may fit
      }
    }
    return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant instant(TemporalAccessor parsed) {
    return parsed.isSupported(java.time.temporal.ChronoField.OFFSET_SECONDS)
        ? OffsetDateTime.from(parsed).toInstant()
        : parsed.query(java.time.temporal.TemporalQueries.localTime()) == null
            ? LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC)
            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
  }

  private static Instant epoch(BigDecimal number, int power) {
    BigDecimal nanos = number.movePointRight(9 - power);
    if (nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new ArithmeticException("out of range");
    }
    return Instant.EPOCH.plusNanos(nanos.longValue());
  }
}
