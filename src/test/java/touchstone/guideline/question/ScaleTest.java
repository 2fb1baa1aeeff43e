// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class ScaleTest extends QuestionContract {
  private static final String BARE =
      "{\"name\":\"fit\",\"type\":\"scale\",\"title\":\"How well does it fit?\",%s}";

  @Override
  protected QuestionType type() {
    return new Scale.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(
        "\"min\":0,\"max\":1,\"step\":0.1,\"minTitle\":\"not at all\",\"maxTitle\":\"wholly\"");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "0", List.of("0"),
        "0.30", List.of("0.3"),
        "0.7", List.of(" 7e-1 "),
        "1.0", List.of("1"),
        "1e0", List.of("", "1.00"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "\"0.3\"", "must be a number",
        "true", "must be a number",
        "[0.3]", "must be a number",
        "0.35", "must go in steps of 0.1 from 0",
        "1.1", "must be 0 to 1",
        "-0.1", "must be 0 to 1",
        "1e999999999", "15 digits",
        "1e-999999999", "15 digits");
  }

  @Test
  void tenthsHoldExactly() {
    Question question = read(question());
    for (int tenths = 0; tenths <= 10; tenths++) {
      String tenth = tenths == 10 ? "1.0" : "0." + tenths;
      assertNull(question.check(Json.tree(tenth)), tenth);
    }
    assertEquals(11, ((Scale) question).positions().size());
    assertEquals(
        "[0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1]",
        question.answerSchema().path("enum").toString());
  }

  @Test
  void theStepIsOneWhereNothingIsSaid() {
    Question question = read(BARE.formatted("\"min\":-2,\"max\":2"));
    assertNull(question.check(Json.tree("-1")));
    assertNotNull(question.check(Json.tree("0.5")));
  }

  @Test
  void digitsAreKeysWhereEveryPositionIsOne() {
    assertEquals(
        List.of("1", "2", "3", "4", "5"),
        List.copyOf(read(BARE.formatted("\"min\":1,\"max\":5")).hotkeys().keySet()));
    assertTrue(read(BARE.formatted("\"min\":0,\"max\":10")).hotkeys().isEmpty());
    assertTrue(read(BARE.formatted("\"min\":-1,\"max\":1")).hotkeys().isEmpty());
    assertTrue(read(question()).hotkeys().isEmpty());
  }

  @Test
  void endsAreDescribedByTheirTitles() {
    assertEquals("0 (not at all)", read(question()).describe(Json.tree("0.0")));
    assertEquals("0.5", read(question()).describe(Json.tree("0.50")));
    assertEquals("1 (wholly)", read(question()).describe(Json.tree("1")));
  }

  @Test
  void atMost101PositionsInWholeSteps() {
    read(BARE.formatted("\"min\":0,\"max\":100"));
    assertEquals(
        List.of(Fault.at("ask[0].step", "makes more than 101 positions")),
        faults(BARE.formatted("\"min\":0,\"max\":101")));
    assertEquals(
        List.of(Fault.at("ask[0].step", "makes more than 101 positions")),
        faults(BARE.formatted("\"min\":-999999999999999,\"max\":1,\"step\":1e-15")));
    assertEquals(
        List.of(Fault.at("ask[0].step", "must lead from min to max in whole steps")),
        faults(BARE.formatted("\"min\":0,\"max\":1,\"step\":0.3")));
    assertEquals(
        List.of(Fault.at("ask[0].max", "must be above min")),
        faults(BARE.formatted("\"min\":1,\"max\":1")));
    assertEquals(
        List.of(Fault.at("ask[0].step", "must be above 0")),
        faults(BARE.formatted("\"min\":0,\"max\":1,\"step\":0")));
  }
}
