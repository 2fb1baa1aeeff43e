// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class BoxesTest extends QuestionContract {
  private static final String BARE =
      """
      {"name":"cats","type":"boxes","title":"Where are cats?","on":"photo",
      "labels":[{"value":"PER","title":"Person","colour":"#AA0000","key":"p"},
       {"value":"LOC","title":"Place","key":"1"}]%s}
      """;

  @Override
  protected QuestionType type() {
    return new Boxes.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(",\"min\":1,\"max\":3");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "[{\"x\":10,\"y\":20.50,\"width\":5,\"height\":8,\"label\":\"PER\"}]",
            List.of("10", "20.5", "5", "8", "PER"),
        "[{\"x\":90,\"y\":0,\"width\":10.0000004,\"height\":100,\"label\":\"LOC\"},{\"x\":0,\"y\":0,\"width\":1,\"height\":1,\"label\":\"LOC\"}]",
            List.of("0", "0", "1", "1", "LOC", "", "", "", "", "", "90", "0", "10", "100", "LOC"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "[{\"x\":90,\"y\":0,\"width\":10.1,\"height\":5,\"label\":\"PER\"}]",
            "[0] reaches beyond the image: x + width is over 100 percent",
        "[{\"x\":0,\"y\":50,\"width\":1,\"height\":50.1,\"label\":\"PER\"}]", "y + height",
        "[{\"x\":-1,\"y\":0,\"width\":1,\"height\":5,\"label\":\"PER\"}]",
            "must have x at 0 to 100 percent",
        "[{\"x\":0,\"y\":0,\"width\":0,\"height\":5,\"label\":\"PER\"}]",
            "a width and a height above 0",
        "[{\"x\":0,\"y\":0,\"width\":1e-999999999,\"height\":5,\"label\":\"PER\"}]", "above 0",
        "[{\"x\":1e999999999,\"y\":0,\"width\":1,\"height\":5,\"label\":\"PER\"}]",
            "must have x at 0 to 100 percent",
        "[{\"x\":\"1\",\"y\":0,\"width\":1,\"height\":5,\"label\":\"PER\"}]",
            "must have a number as x",
        "[{\"x\":0,\"y\":0,\"width\":1,\"height\":5,\"label\":\"DOG\"}]",
            "must have a label that is one of PER, LOC",
        "[{\"x\":0,\"y\":0,\"width\":1,\"height\":5,\"label\":\"PER\",\"rotation\":3}]",
            "unknown field");
  }

  @Override
  protected JsonNode picked(String value) {
    return read(question()).fromForm(List.of("0", "0", "1", "1", value));
  }

  @Test
  void boxesAreSortedOnceEachAndRounded() {
    assertEquals(
        Json.tree(
            "[{\"x\":1,\"y\":2,\"width\":33.333333,\"height\":3,\"label\":\"PER\"},"
                + "{\"x\":10,\"y\":0,\"width\":1,\"height\":1,\"label\":\"LOC\"}]"),
        read(question())
            .canonical(
                Json.tree(
                    "[{\"x\":10.0,\"y\":0,\"width\":1,\"height\":1,\"label\":\"LOC\"},"
                        + "{\"x\":1,\"y\":2,\"width\":33.333333333333336,\"height\":3,\"label\":\"PER\"},"
                        + "{\"x\":1,\"y\":2,\"width\":33.3333333,\"height\":3,\"label\":\"PER\"}]")));
  }
}
