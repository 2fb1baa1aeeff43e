// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.web.Language;
import touchstone.web.Messages;

/** What every type of question promises; the test of each type extends it. */
public abstract class QuestionContract {
  private static final List<String> JUNK =
      List.of(
          "true",
          "{}",
          "{\"a\":1}",
          "[[]]",
          "[null]",
          "[{}]",
          "\"\"",
          "\"  \"",
          "\"no such thing \\u2603\"",
          "-1",
          "0.123456789",
          "1e999999999",
          "-1e-999999999",
          "123456789012345678901234567890",
          "[1e999999999]");

  protected abstract QuestionType type();

  /** A question of this type with every field it knows, in its normal form. */
  protected abstract String question();

  /** Answers that it takes, and what a form posts for each. */
  protected abstract Map<String, List<String>> answers();

  /** Answers that it refuses, and some word of the reason. */
  protected abstract Map<String, String> refused();

  /** The answer that a key's value leads to: itself, or what is marked with it. */
  protected JsonNode picked(String value) {
    return read(question()).fromForm(List.of(value));
  }

  protected final Question read(String json) {
    Place place = Place.root();
    Question question = type().read((ObjectNode) Json.tree(json), place.field("ask").index(0));
    assertEquals(List.of(), place.faults());
    return question;
  }

  protected final List<Fault> faults(String json) {
    Place place = Place.root();
    assertNull(type().read((ObjectNode) Json.tree(json), place.field("ask").index(0)));
    return place.faults();
  }

  @Test
  void writesWhatItRead() {
    assertEquals(Json.tree(question()), read(question()).toJson());
  }

  @Test
  void readsBackWhatItWrote() {
    Question question = read(question());
    assertEquals(question, read(Json.write(question.toJson())));
  }

  @Test
  void keepsWhatEveryQuestionHas() {
    ObjectNode json = (ObjectNode) Json.tree(question());
    json.put("help", "Read twice.").put("required", false);
    json.putObject("when").putArray("mood").add("good");
    Question question = read(json.toString());
    assertEquals(type().name(), question.type());
    assertEquals(json.get("name").textValue(), question.name());
    assertEquals(json.get("title").textValue(), question.title());
    assertEquals("Read twice.", question.help());
    assertFalse(question.required());
    assertEquals("mood", question.when().question());
    assertEquals(json, question.toJson());
  }

  @Test
  void takesItsAnswersAndTheirCanonicalForm() {
    Question question = read(question());
    for (String text : answers().keySet()) {
      JsonNode answer = Json.tree(text);
      assertNull(question.check(answer), text);
      assertNull(question.check(question.canonical(answer)), text);
    }
  }

  @Test
  void canonicalIsIdempotentAndSurvivesStorage() {
    Question question = read(question());
    for (String text : answers().keySet()) {
      JsonNode canonical = question.canonical(Json.tree(text));
      assertEquals(canonical, question.canonical(canonical), text);
      assertEquals(canonical, Json.tree(Json.write(canonical)), text);
    }
  }

  @Test
  void readsWhatAFormPosts() {
    Question question = read(question());
    answers()
        .forEach(
            (text, values) -> {
              JsonNode posted = question.fromForm(values);
              assertNull(question.check(posted), text);
              assertEquals(question.canonical(Json.tree(text)), question.canonical(posted), text);
            });
  }

  @Test
  void anEmptyFormIsNoAnswer() {
    assertNull(read(question()).fromForm(List.of()));
    assertNull(read(question()).fromForm(List.of("")));
    assertNull(read(question()).fromForm(List.of("  ", "")));
  }

  @Test
  void aFormNeverLosesAValueSilently() {
    Question question = read(question());
    JsonNode two = question.fromForm(List.of("no such thing", "nor this"));
    assertEquals(2, two.size());
  }

  /** A reason as the API says it, or null. */
  protected static String said(Reason why) {
    return why == null ? null : Messages.text(Language.ENGLISH, why);
  }

  @Test
  void refusesInWords() {
    Question question = read(question());
    refused()
        .forEach(
            (text, word) -> {
              String reason = said(question.check(Json.tree(text)));
              assertNotNull(reason, text);
              assertTrue(reason.contains(word), text + ": " + reason);
            });
  }

  @Test
  void refusesNull() {
    assertNotNull(read(question()).check(null));
    assertNotNull(read(question()).check(NullNode.instance));
  }

  @Test
  void noJunkIsTooMuchForIt() {
    Question question = read(question());
    List<String> all = new ArrayList<>(JUNK);
    all.addAll(answers().keySet());
    all.addAll(refused().keySet());
    for (String text : all) {
      JsonNode answer = Json.tree(text);
      assertDoesNotThrow(() -> question.check(answer), text);
      assertNotNull(question.describe(answer), text);
    }
  }

  @Test
  void describesForPeople() {
    for (String text : answers().keySet()) {
      assertFalse(read(question()).describe(Json.tree(text)).isBlank(), text);
    }
  }

  @Test
  void eachHotkeyGivesAnAnswer() {
    Question question = read(question());
    question.hotkeys().forEach((key, value) -> assertNull(question.check(picked(value)), value));
  }

  @Test
  void theOrderOnTheScreenIsTheSameEachTimeAndLeavesNothingOut() {
    Question question = read(question());
    for (int lease = 0; lease < 20; lease++) {
      UUID id = new UUID(lease, 7);
      List<String> order = question.shownOrder(id, null);
      assertEquals(order, question.shownOrder(id, null));
      assertEquals(order.size(), Set.copyOf(order).size());
    }
  }

  @Test
  void anUnknownItemSaysNoMoreThanNone() {
    Question question = read(question());
    answers().keySet().forEach(text -> assertNull(question.check(Json.tree(text), null), text));
  }

  @Test
  void itsAnswersHaveASchema() {
    assertTrue(read(question()).answerSchema().path("type").isTextual());
  }

  @Test
  void itsQuestionsHaveASchemaThatKnowsTheirFields() {
    ObjectNode schema = type().schema();
    assertEquals("object", schema.path("type").textValue());
    assertEquals(type().name(), schema.at("/properties/type/const").textValue());
    assertFalse(schema.path("additionalProperties").booleanValue());
    Json.tree(question())
        .fieldNames()
        .forEachRemaining(name -> assertTrue(schema.path("properties").has(name), name));
    schema
        .path("required")
        .forEach(name -> assertTrue(Json.tree(question()).has(name.textValue()), name.textValue()));
  }

  @Test
  void anUnknownFieldIsNamedWithItsPlace() {
    ObjectNode json = (ObjectNode) Json.tree(question());
    json.put("colour", "red");
    List<Fault> faults = faults(json.toString());
    assertEquals(1, faults.size());
    assertEquals("ask[0].colour", faults.get(0).field());
    assertTrue(faults.get(0).reason().startsWith("unknown; known here: name, type, title"));
  }

  @Test
  void eachMissingFieldIsNamedWithItsPlace() {
    for (JsonNode name : type().schema().path("required")) {
      ObjectNode json = (ObjectNode) Json.tree(question());
      json.remove(name.textValue());
      assertEquals(
          List.of(Fault.at("ask[0]." + name.textValue(), "is missing")), faults(json.toString()));
    }
  }

  @Test
  void eachFieldOfAWrongTypeIsNamedWithItsPlace() {
    Json.tree(question())
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("type")) {
                ObjectNode json = (ObjectNode) Json.tree(question());
                json.putObject(name);
                List<Fault> faults = faults(json.toString());
                assertEquals("ask[0]." + name, faults.get(0).field());
                assertEquals(1, faults.size(), faults.toString());
              }
            });
  }
}
