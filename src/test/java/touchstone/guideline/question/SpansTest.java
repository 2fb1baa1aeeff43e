// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class SpansTest extends QuestionContract {
  private static final String BARE =
      """
      {"name":"names","type":"spans","title":"Who is named?","on":"text",
      "labels":[{"value":"PER","title":"Person","colour":"#AA0000","key":"p"},
       {"value":"LOC","title":"Place","key":"1"}]%s}
      """;

  @Override
  protected QuestionType type() {
    return new Spans.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(",\"min\":1,\"max\":3,\"overlap\":true");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "[{\"start\":0,\"end\":5,\"label\":\"PER\"}]", List.of("0", "5", "PER", "", "", ""),
        "[{\"start\":3,\"end\":5,\"label\":\"LOC\"},{\"start\":0,\"end\":4.0,\"label\":\"PER\"}]",
            List.of("", "", "", " 0 ", "4", "PER", "3", "5", "LOC"),
        "[{\"start\":1,\"end\":2,\"label\":\"PER\"},{\"start\":1,\"end\":2,\"label\":\"PER\"}]",
            List.of("{\"start\":1,\"end\":2,\"label\":\"PER\"}"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "{\"start\":0,\"end\":5,\"label\":\"PER\"}",
            "must be a list of parts, each with end, label, start",
        "[]", "at least 1",
        "[\"PER\"]", "[0] must be an object with end, label, start",
        "[{\"start\":0,\"end\":5,\"label\":\"ORG\"}]",
            "[0] must have a label that is one of PER, LOC",
        "[{\"start\":0,\"end\":5,\"label\":\"PER\"},{\"start\":5,\"end\":5,\"label\":\"PER\"}]",
            "[1] must end after its start 5",
        "[{\"start\":-1,\"end\":5,\"label\":\"PER\"}]", "before the text",
        "[{\"start\":0.5,\"end\":5,\"label\":\"PER\"}]", "whole number as start",
        "[{\"start\":0,\"end\":1e999999999,\"label\":\"PER\"}]", "whole number as end",
        "[{\"start\":0,\"label\":\"PER\"}]", "[0] has no end",
        "[{\"start\":0,\"end\":5,\"label\":\"PER\",\"text\":\"Ada\"}]", "[0] has an unknown field");
  }

  @Override
  protected JsonNode picked(String value) {
    return read(question()).fromForm(List.of("0", "1", value));
  }

  private static JsonNode spans(int... places) {
    ArrayNode spans = Json.array();
    for (int i = 0; i < places.length; i += 2) {
      spans.addObject().put("start", places[i]).put("end", places[i + 1]).put("label", "PER");
    }
    return spans;
  }

  @Test
  void aSpanStaysInsideTheTextCountedInCodePoints() {
    Question question = read(BARE.formatted(""));
    JsonNode item = Json.object().put("text", "\ud83d\ude00 Ada");
    assertNull(question.check(spans(0, 1, 2, 5), item));
    assertEquals(
        "[1] ends at 6, the text has 5 characters", said(question.check(spans(0, 1, 2, 6), item)));
    assertEquals(
        "[0] ends at 1, the text has 0 characters",
        said(question.check(spans(0, 1), Json.object())));
    assertNull(question.check(spans(0, 1_000_000)));
    assertTrue(question.needsItem());
  }

  @Test
  void overlappingSpansAreNamedByTheirPlaces() {
    Question question = read(BARE.formatted(""));
    assertNull(question.check(spans(5, 9, 0, 5, 9, 10)));
    assertEquals("[2] must not overlap [0]", said(question.check(spans(5, 9, 0, 5, 8, 10))));
    assertEquals("[1] must not overlap [0]", said(question.check(spans(0, 9, 2, 3, 4, 5))));
    assertNull(question.check(spans(1, 2, 1, 2)));
    assertNull(read(question()).check(spans(5, 9, 0, 6)));
  }

  @Test
  void manySpansAreCheckedInTime() {
    int[] places = new int[20_000];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    Question question = read(BARE.formatted(""));
    assertNull(question.check(spans(places)));
    assertEquals("must name at most 10000", said(question.check(spans(new int[20_002]))));
  }

  @Test
  void spansAreSortedOnceEach() {
    assertEquals(
        spans(0, 2, 0, 3, 4, 5), read(question()).canonical(spans(4, 5, 0, 3, 0, 2, 4, 5)));
  }

  @Test
  void nothingToMarkIsSaidByTheEmptyList() {
    Question question = read(BARE.formatted(""));
    assertNull(question.check(question.fromForm(List.of("[]", "", "", ""))));
    assertNull(question.fromForm(List.of("", "", "", "", "", "")));
    assertEquals("none", question.describe(Json.array()));
    assertEquals("2 Person", question.describe(spans(0, 1, 2, 3)));
  }

  @Test
  void aRowThatIsHalfFilledInIsNamed() {
    Question question = read(BARE.formatted(""));
    assertEquals(
        "[0] has no end", said(question.check(question.fromForm(List.of("3", "", "PER")))));
    assertEquals(
        "[0] must have a whole number as start",
        said(question.check(question.fromForm(List.of("three", "4", "PER")))));
  }

  @Test
  void wordsHaveTheirPlaces() {
    Spans question = (Spans) read(BARE.formatted(""));
    assertEquals(
        List.of(new Word(0, 1, "\ud83d\ude00"), new Word(3, 6, "Ada")),
        question.words(Json.object().put("text", "\ud83d\ude00 \nAda ")));
  }

  @Test
  void labelsTakeTurnsInColourAndKeepTheirOwn() {
    Labels labels = ((Spans) read(question())).regions().labels();
    assertEquals("#AA0000", labels.all().get(0).colour());
    assertEquals(Labels.PALETTE.get(1), labels.all().get(1).colour());
    assertEquals(
        List.of(Fault.at("ask[0].labels[0].colour", "must be a colour such as #0072b2")),
        faults(BARE.formatted("").replace("#AA0000", "red")));
  }

  @Test
  void theColoursStandOutFromLightAndDarkGround() {
    for (String colour : Labels.PALETTE) {
      for (String ground : List.of("#ffffff", "#f6f5f1", "#1c2224", "#14181a")) {
        double one = luminance(colour) + 0.05;
        double other = luminance(ground) + 0.05;
        assertTrue(Math.max(one, other) / Math.min(one, other) >= 3, colour + " on " + ground);
      }
    }
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
