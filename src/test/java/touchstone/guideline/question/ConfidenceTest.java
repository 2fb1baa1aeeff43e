// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class ConfidenceTest extends QuestionContract {
  private static final String BARE =
      """
      {"name":"sure","type":"confidence","title":"How sure are you?"%s}
      """;

  @Override
  protected QuestionType type() {
    return new Confidence.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(
        ",\"levels\":[{\"value\":0.2,\"title\":\"Hardly\"},{\"value\":1,\"title\":\"Wholly\"}]");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "0.2", List.of("0.2"),
        "1.0", List.of("1"),
        "0", List.of("", "0"),
        "0.123", List.of(".123"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "\"0.5\"", "must be a number",
        "1.01", "must be 0 to 1",
        "-0.1", "must be 0 to 1",
        "[0.5]", "must be a number",
        "1e999999999", "15 digits");
  }

  @Test
  void threeLevelsAreOfferedWhereNothingIsSaid() {
    Confidence question = (Confidence) read(BARE.formatted(""));
    assertEquals(
        List.of("0.5", "0.75", "0.95"),
        question.levels().stream().map(Confidence.Level::text).toList());
    assertEquals(Map.of("1", "0.5", "2", "0.75", "3", "0.95"), question.hotkeys());
    assertEquals(Json.tree(BARE.formatted("")), question.toJson());
  }

  @Test
  void anyNumberIsTakenAndTitlesStandInForLevels() {
    assertEquals("Hardly (0.2)", read(question()).describe(Json.tree("0.20")));
    assertEquals("0.3", read(question()).describe(Json.tree("0.3")));
  }

  @Test
  void levelsAreDifferentAndFrom0To1() {
    String levels =
        ",\"levels\":[{\"value\":0.5,\"title\":\"A\"},{\"value\":0.50,\"title\":\"B\"},{\"value\":2,\"title\":\"C\"}]";
    assertEquals(
        List.of(
            Fault.at("ask[0].levels[1].value", "is taken by an earlier level"),
            Fault.at("ask[0].levels[2].value", "must be 0 to 1")),
        faults(BARE.formatted(levels)));
  }
}
