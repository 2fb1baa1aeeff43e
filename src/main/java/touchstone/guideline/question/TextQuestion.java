// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.util.List;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.base.Text;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/**
 * The rater's own words. What is stored is what was typed, but that lines end in LF and white space
 * at the very end is gone, for neither can be seen; leading white space stays (verse, code).
 *
 * @param maxLength in code points, or null for 100,000
 * @param multiline whether the page offers several lines; an answer may hold them either way
 */
public record TextQuestion(Head head, Integer maxLength, boolean multiline) implements Question {
  private static final int MOST = 100_000;

  /** The most code points of an answer. */
  public int most() {
    return maxLength == null ? MOST : maxLength;
  }

  @Override
  public Reason check(JsonNode answer) {
    if (answer == null || !answer.isTextual()) {
      return Reason.of("guideline_misfit_text");
    }
    String text = answer.textValue();
    if (Text.fault(text) != null) {
      boolean nul = text.indexOf(0) >= 0;
      return Reason.of(nul ? "guideline_misfit_nul" : "guideline_misfit_surrogate");
    }
    if (text.codePointCount(0, text.length()) > most()) {
      return Reason.of("guideline_misfit_characters", most());
    }
    return end(text) == 0 ? Reason.of("guideline_misfit_blank") : null;
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    return TextNode.valueOf(plain(answer.textValue()));
  }

  /**
   * Browsers post CR LF for each line end, which here counts as the one character it looks like.
   */
  @Override
  public JsonNode fromForm(List<String> values) {
    List<JsonNode> filled =
        values.stream()
            .map(TextQuestion::plain)
            .filter(text -> !text.isEmpty())
            .<JsonNode>map(TextNode::valueOf)
            .toList();
    return filled.isEmpty()
        ? null
        : filled.size() == 1 ? filled.get(0) : Json.array().addAll(filled);
  }

  @Override
  public String describe(JsonNode answer) {
    return Form.plain(answer);
  }

  @Override
  public ObjectNode answerSchema() {
    return Json.object().put("type", "string").put("pattern", "\\S").put("maxLength", most());
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = head.toJson();
    if (maxLength != null) {
      json.put("maxLength", maxLength);
    }
    if (multiline) {
      json.put("multiline", true);
    }
    return json;
  }

  private static String plain(String text) {
    return text.substring(0, end(text)).replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Where the white space at the end begins. */
  private static int end(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** White space as JSON Schema's {@code \s} has it. */
  private static boolean isSpace(char c) {
    return c >= '\t' && c <= '\r' || c == '\uFEFF' || Character.isSpaceChar(c);
  }

  /** Reads text questions. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "text";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Integer maxLength = fields.whole("maxLength", 1, MOST);
      boolean multiline = fields.flag("multiline", false);
      return fields.sound() ? new TextQuestion(head, maxLength, multiline) : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(
          name(),
          """
          {"maxLength":{"type":"integer","minimum":1,"maximum":100000,"default":100000},
           "multiline":{"type":"boolean","default":false}}
          """);
    }
  }
}
