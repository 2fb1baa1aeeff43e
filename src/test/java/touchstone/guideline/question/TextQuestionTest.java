// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class TextQuestionTest extends QuestionContract {
  private static final String BARE = "{\"name\":\"why\",\"type\":\"text\",\"title\":\"Why?\"%s}";

  @Override
  protected QuestionType type() {
    return new TextQuestion.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(",\"maxLength\":10,\"multiline\":true");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "\"dull\"", List.of("dull"),
        "\"dull  \\n\"", List.of("dull\r\n"),
        "\"  a\\nb\"", List.of("  a\r\nb"),
        "\"0123456789\"", List.of("", "0123456789"),
        "\"123\\r\\n\\r\\n789\"", List.of("123\n\n789"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "3", "must be a text",
        "[\"dull\"]", "must be a text",
        "\"\"", "must not be blank",
        "\" \\u00a0\\n\\t\\u3000\"", "must not be blank",
        "\"0123456789a\"", "at most 10 characters");
  }

  @Test
  void whiteSpaceAtTheEndAndTheKindOfLineEndSayNothing() {
    Question question = read(question());
    assertEquals(
        TextNode.valueOf("  a\n\nb"), question.canonical(TextNode.valueOf("  a\r\n\rb \r\n")));
  }

  @Test
  void lengthCountsCodePoints() {
    assertNull(read(question()).check(TextNode.valueOf("\ud83d\ude00".repeat(10))));
    assertNotNull(read(question()).check(TextNode.valueOf("\ud83d\ude00".repeat(11))));
  }

  @Test
  void aFormsLineEndsCountOnce() {
    Question question = read(question());
    assertNull(question.check(question.fromForm(List.of("a\r\nb\r\nc\r\nd\r\ne\r\n"))));
  }

  @Test
  void whatCannotBeStoredIsRefused() {
    assertEquals(
        "holds a NUL character", said(read(question()).check(TextNode.valueOf("a\u0000"))));
    assertEquals(
        "holds a lone surrogate", said(read(question()).check(TextNode.valueOf("a\ud83d"))));
  }

  @Test
  void aTextWithoutMaxLengthEndsAt100000() {
    Question question = read(BARE.formatted(""));
    assertNull(question.check(TextNode.valueOf("a".repeat(100_000))));
    assertNotNull(question.check(TextNode.valueOf("a".repeat(100_001))));
    assertEquals(
        List.of(Fault.at("ask[0].maxLength", "must be a whole number, 1 to 100000")),
        faults(BARE.formatted(",\"maxLength\":0")));
    assertEquals(100_000, question.answerSchema().path("maxLength").intValue());
    assertEquals(Json.tree(BARE.formatted("")), question.toJson());
  }
}
