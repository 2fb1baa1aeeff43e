// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class PairwiseTest extends QuestionContract {
  private static final String BARE =
      """
      {"name":"better","type":"pairwise","title":"Which is better?","of":%s}
      """;

  @Override
  protected QuestionType type() {
    return new Pairwise.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(
        "[\"a\",\"b\"],\"as\":\"audio\",\"tie\":false,\"titles\":{\"left\":\"Old\",\"right\":\"New\"}");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "\"left\"", List.of("left"),
        "\"right\"", List.of("", "right"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "\"tie\"", "must be one of left, right",
        "\"Old\"", "left, right",
        "1", "left, right",
        "[\"left\"]", "left, right");
  }

  @Test
  void aTieIsAnAnswerUnlessItIsSwitchedOff() {
    Question question = read(BARE.formatted("[\"a\",\"b\"]"));
    assertNull(question.check(Json.tree("\"tie\"")));
    assertEquals(Map.of("1", "left", "2", "right", "3", "tie"), question.hotkeys());
    assertEquals(Set.of("left", "right", "tie"), question.options());
    assertTrue(question.oneKey());
    assertEquals("Old", read(question()).describe(Json.tree("\"left\"")));
  }

  @Test
  void keysFollowTheScreenAndAnswersTheItem() {
    Pairwise question = (Pairwise) read(BARE.formatted("[\"a\",\"b\"]"));
    Map<String, String> keys = Map.of("left", "1", "right", "2", "tie", "3");
    JsonNode item = Json.tree("{\"a\":\"first\",\"b\":\"second\"}");
    Set<String> firsts = new HashSet<>();
    for (int lease = 0; lease < 40; lease++) {
      UUID id = new UUID(1, lease);
      List<Pairwise.Side> sides = question.sides(keys, item, id);
      assertEquals(
          question.shownOrder(id, item), sides.stream().map(each -> each.value()).toList());
      assertEquals(List.of("1", "2"), sides.stream().map(each -> each.key()).toList());
      for (Pairwise.Side side : sides) {
        assertEquals(side.value().equals("left") ? "first" : "second", side.text());
      }
      firsts.add(sides.get(0).value());
    }
    assertEquals(Set.of("left", "right"), firsts);
  }

  @Test
  void bothSidesComeFirstAboutEquallyOften() {
    Question question = read(BARE.formatted("[\"a\",\"b\"]"));
    int left = 0;
    for (int lease = 0; lease < 2000; lease++) {
      UUID id = UUID.randomUUID();
      left += question.shownOrder(id, null).get(0).equals("left") ? 1 : 0;
    }
    assertTrue(left > 850 && left < 1150, left + " of 2000");
  }

  @Test
  void oneFieldMayHoldBoth() {
    Pairwise question = (Pairwise) read(BARE.formatted("\"both\""));
    for (String both :
        List.of("[\"x\",{\"text\":\"y\"}]", "{\"left\":\"x\",\"right\":{\"title\":\"y\"}}")) {
      JsonNode item = Json.tree("{\"both\":" + both + "}");
      for (Pairwise.Side side : question.sides(Map.of(), item, new UUID(3, 4))) {
        assertEquals(side.value().equals("left") ? "x" : "y", side.text());
        assertNull(side.key());
      }
    }
    for (String none : List.of("{}", "{\"both\":[]}", "{\"both\":3}", "{\"both\":null}")) {
      question
          .sides(Map.of(), Json.tree(none), new UUID(3, 4))
          .forEach(side -> assertEquals("", side.text()));
    }
  }

  @Test
  void twoFieldsAreDifferent() {
    String rule = "must name two different fields of the item, or one that holds two";
    for (String of : List.of("[\"a\",\"a\"]", "[\"a\"]", "\" \"", "[1,2]", "[\"a\",\"b\",\"c\"]")) {
      assertEquals(List.of(Fault.at("ask[0].of", rule)), faults(BARE.formatted(of)));
    }
    assertEquals(
        List.of(Fault.at("ask[0].titles.tie", "unknown; known here: left, right")),
        faults(BARE.formatted("[\"a\",\"b\"],\"tie\":false,\"titles\":{\"tie\":\"Same\"}")));
  }
}
