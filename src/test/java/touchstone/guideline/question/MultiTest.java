// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class MultiTest extends QuestionContract {
  private static final String ABC =
      """
      {"name":"topics","type":"multi","title":"What is it about?","options":[
       {"value":"a","title":"Art","key":"1"},{"value":"b","title":"Books","key":"2"},
       {"value":"c","title":"Cats","key":"3"}]%s}
      """;

  @Override
  protected QuestionType type() {
    return new Multi.Type();
  }

  @Override
  protected String question() {
    return ABC.formatted(",\"min\":1,\"max\":2");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "[\"a\"]", List.of("a"),
        "[\"c\",\"a\"]", List.of("a", "c"),
        "[\"b\",\"b\",\"a\",\"b\"]", List.of("", "b", "a"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "\"a\"", "must be a list of a, b, c",
        "[]", "at least 1",
        "[\"a\",\"b\",\"c\"]", "at most 2",
        "[\"a\",\"z\"]", "must hold only a, b, c",
        "[1]", "must hold only",
        "{\"a\":true}", "must be a list");
  }

  @Test
  void orderAndRepetitionSayNothing() {
    Question question = read(question());
    assertEquals(Json.tree("[\"a\",\"c\"]"), question.canonical(Json.tree("[\"c\",\"a\",\"c\"]")));
  }

  @Test
  void noneIsAnAnswerOnlyWhereMinIsNought() {
    assertNotNull(read(ABC.formatted("")).check(Json.array()));
    Question question = read(ABC.formatted(",\"min\":0"));
    assertNull(question.check(Json.array()));
    assertEquals("none", question.describe(Json.array()));
    assertEquals(Json.array(), question.fromForm(List.of("")));
    assertNull(question.fromForm(List.of()));
  }

  @Test
  void minAndMaxFitTheOptions() {
    assertEquals(
        List.of(Fault.at("ask[0].max", "must be a whole number, 1 to 3")),
        faults(ABC.formatted(",\"max\":4")));
    assertEquals(
        List.of(Fault.at("ask[0].max", "must be at least min")),
        faults(ABC.formatted(",\"min\":3,\"max\":2")));
    assertEquals(
        List.of(Fault.at("ask[0].min", "must be a whole number, 0 to 3")),
        faults(ABC.formatted(",\"min\":1.5")));
  }

  @Test
  void titlesStandInForValues() {
    assertEquals("Cats, Art, gone", read(question()).describe(Json.tree("[\"c\",\"a\",\"gone\"]")));
    assertFalse(read(question()).oneKey());
  }
}
