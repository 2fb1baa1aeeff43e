// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class NumberQuestionTest extends QuestionContract {
  private static final String BARE =
      "{\"name\":\"weight\",\"type\":\"number\",\"title\":\"How heavy is it?\"%s}";

  @Override
  protected QuestionType type() {
    return new NumberQuestion.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(",\"min\":-10,\"max\":500000000000,\"step\":0.25,\"unit\":\"kg\"");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "3", List.of("3"),
        "3.0", List.of("3.000"),
        "-0.25", List.of("-.25"),
        "-0.0", List.of("0"),
        "1e10", List.of("10000000000"),
        "2.5E+1", List.of("+25"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "\"3\"", "must be a number",
        "{}", "must be a number",
        "0.3", "must go in steps of 0.25 from -10",
        "-10.25", "must be -10 to 500000000000",
        "1e15", "15 digits",
        "0.0000000000000001", "15 digits");
  }

  @Test
  void equalNumbersBecomeEqualJson() {
    Question question = read(question());
    for (String three : List.of("3", "3.0", "3.000", "30e-1", "0.3e1")) {
      assertEquals("3", question.canonical(Json.tree(three)).toString());
      assertEquals(Json.tree("3"), question.canonical(Json.tree(three)));
    }
  }

  @Test
  void whatIsNoNumberStaysATextThatTheCheckNames() {
    Question question = read(question());
    for (String text : List.of("three", "3,5", "1e99999999999", "NaN", "0x10", "9".repeat(200))) {
      JsonNode posted = question.fromForm(List.of(text));
      assertTrue(posted.isTextual(), text);
      assertEquals("must be a number", said(question.check(posted)));
    }
    JsonNode large = question.fromForm(List.of("1e999999999"));
    assertTrue(said(question.check(large)).contains("15 digits"));
  }

  @Test
  void everyFieldMayBeLeftOut() {
    Question question = read(BARE.formatted(""));
    assertNull(question.check(Json.tree("-123456.789")));
    assertEquals("-123456.789", question.describe(Json.tree("-123456.7890")));
    assertEquals("2 kg", read(question()).describe(Json.tree("2.0")));
  }

  @Test
  void oneBoundIsNamedAlone() {
    assertEquals(
        "must be at least 2", said(read(BARE.formatted(",\"min\":2")).check(Json.tree("1"))));
    assertEquals(
        "must be at most 2", said(read(BARE.formatted(",\"max\":2")).check(Json.tree("3"))));
    assertEquals(
        "must go in steps of 2", said(read(BARE.formatted(",\"step\":2")).check(Json.tree("3"))));
    assertEquals(
        List.of(Fault.at("ask[0].max", "must be above min")),
        faults(BARE.formatted(",\"min\":2,\"max\":1")));
  }

  @Test
  void theSchemaSaysNoStepThatItCannot() {
    assertTrue(read(question()).answerSchema().has("multipleOf"));
    assertFalse(read(BARE.formatted(",\"min\":1,\"step\":2")).answerSchema().has("multipleOf"));
  }
}
