// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class ChoiceTest extends QuestionContract {

  @Override
  protected QuestionType type() {
    return new Choice.Type();
  }

  @Override
  protected String question() {
    return """
    {"name":"sentiment","type":"choice","title":"What does the writer feel?","options":[
     {"value":"pos","title":"Positive","key":"p","description":"Joy, thanks, relief."},
     {"value":"neg","title":"Negative","key":"1"}]}
    """;
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of("\"pos\"", List.of("pos"), "\"neg\"", List.of("", "neg"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "\"Positive\"", "must be one of pos, neg",
        "\"pos \"", "pos, neg",
        "1", "pos, neg",
        "[\"pos\"]", "pos, neg",
        "{}", "pos, neg");
  }

  @Test
  void missingKeysAreFilledInOrderWithFreeDigits() {
    Question question = read(options(List.of("a", "b:2", "c", "d:x", "e")));
    assertEquals(Map.of("1", "a", "2", "b", "3", "c", "x", "d", "4", "e"), question.hotkeys());
    assertEquals(List.of("1", "2", "3", "x", "4"), List.copyOf(question.hotkeys().keySet()));
  }

  @Test
  void onlyNineOptionsGetADigit() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      names.add("v" + i);
    }
    Question question = read(options(names));
    assertEquals(9, question.hotkeys().size());
    assertEquals("v8", question.hotkeys().get("9"));
    assertEquals(200, question.options().size());
    assertTrue(said(question.check(Json.object())).endsWith("v19, ..."));
    names.add("one too many");
    assertEquals(
        List.of(Fault.at("ask[0].options", "must be a list of 2 to 200")), faults(options(names)));
  }

  @Test
  void oneOptionIsNoChoice() {
    assertEquals(
        List.of(Fault.at("ask[0].options", "must be a list of 2 to 200")),
        faults(options(List.of("a"))));
  }

  @Test
  void aKeyIsTakenInUpperAndLowerCase() {
    assertEquals(
        List.of(Fault.at("ask[0].options[1].key", "is taken by an earlier option")),
        faults(options(List.of("a:x", "b:X"))));
  }

  @Test
  void aKeyIsOneVisibleCharacter() {
    for (String key : List.of("ab", " ", "", "\u00a0", "\t", "\u200b")) {
      assertEquals(
          List.of(Fault.at("ask[0].options[0].key", "must be one visible character")),
          faults(options(List.of("a:" + key, "b"))));
    }
    assertEquals("a", read(options(List.of("a:\u00e9", "b"))).hotkeys().get("\u00e9"));
  }

  @Test
  void valuesAreUniqueEvenBesideOtherFaults() {
    ObjectNode json = (ObjectNode) Json.tree(options(List.of("a", "a", "b c")));
    ((ObjectNode) json.at("/options/1")).remove("title");
    assertEquals(
        List.of(
            Fault.at("ask[0].options[1].value", "is taken by an earlier option"),
            Fault.at("ask[0].options[1].title", "is missing"),
            Fault.at("ask[0].options[2].value", "must be 1 to 64 of A-Z, a-z, 0-9, _ . : and -")),
        faults(json.toString()));
  }

  @Test
  void titlesStandInForValues() {
    Question question = read(question());
    assertEquals("Positive", question.describe(Json.tree("\"pos\"")));
    assertEquals("gone", question.describe(Json.tree("\"gone\"")));
  }

  @Test
  void itsOptionsCanBeDependedOn() {
    assertEquals(Set.of("pos", "neg"), read(question()).options());
    assertTrue(read(question()).oneKey());
    assertFalse(read(question()).answerSchema().path("enum").isEmpty());
  }

  /** A choice of the values, each with a key after a colon or none. */
  private static String options(List<String> values) {
    ObjectNode json = Json.object().put("name", "q").put("type", "choice").put("title", "Q?");
    ArrayNode options = json.putArray("options");
    for (String each : values) {
      String[] parts = each.split(":", 2);
      ObjectNode option = options.addObject().put("value", parts[0]).put("title", each);
      if (parts.length > 1) {
        option.put("key", parts[1]);
      }
    }
    return json.toString();
  }
}
