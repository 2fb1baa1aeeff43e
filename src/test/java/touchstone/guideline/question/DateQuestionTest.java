// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class DateQuestionTest extends QuestionContract {
  private static final String BARE =
      """
      {"name":"day","type":"date","title":"When was it?"%s}
      """;

  @Override
  protected QuestionType type() {
    return new DateQuestion.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(",\"min\":\"2020-02-29\",\"max\":\"2026-11-23\"");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "\"2020-02-29\"", List.of("2020-02-29"),
        "\"2026-11-23\"", List.of("", " 2026-11-23 "),
        "\"2024-02-29\"", List.of("2024-02-29"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "\"2023-02-29\"", "a day of the calendar",
        "\"2024-04-31\"", "a day of the calendar",
        "\"2024-4-1\"", "a day of the calendar",
        "\"2024-04-01T00:00\"", "a day",
        "\"+2024-04-01\"", "a day",
        "20240401", "a day",
        "\"2020-02-28\"", "must be 2020-02-29 to 2026-11-23",
        "\"2026-11-24\"", "must be 2020-02-29 to 2026-11-23");
  }

  @Test
  void oneBoundIsNamedAlone() {
    Question from = read(BARE.formatted(",\"min\":\"2020-01-01\""));
    Question until = read(BARE.formatted(",\"max\":\"2020-01-01\""));
    assertEquals("must not be before 2020-01-01", said(from.check(Json.tree("\"2019-12-31\""))));
    assertEquals("must not be after 2020-01-01", said(until.check(Json.tree("\"2020-01-02\""))));
    assertNull(until.check(Json.tree("\"0001-01-01\"")));
  }

  @Test
  void boundsAreDaysInOrder() {
    assertEquals(
        List.of(Fault.at("ask[0].max", "must not be before min")),
        faults(BARE.formatted(",\"min\":\"2020-01-02\",\"max\":\"2020-01-01\"")));
    assertEquals(
        List.of(Fault.at("ask[0].min", "must be a day of the calendar such as 2026-11-23")),
        faults(BARE.formatted(",\"min\":\"2021-02-29\"")));
  }
}
