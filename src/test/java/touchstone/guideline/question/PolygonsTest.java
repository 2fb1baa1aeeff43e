// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionContract;
import touchstone.guideline.QuestionType;

class PolygonsTest extends QuestionContract {
  private static final String BARE =
      """
      {"name":"cats","type":"polygons","title":"Where are cats?","on":"photo",
      "labels":[{"value":"PER","title":"Person","colour":"#AA0000","key":"p"},
       {"value":"LOC","title":"Place","key":"1"}]%s}
      """;

  @Override
  protected QuestionType type() {
    return new Polygons.Type();
  }

  @Override
  protected String question() {
    return BARE.formatted(",\"min\":1,\"max\":3");
  }

  @Override
  protected Map<String, List<String>> answers() {
    return Map.of(
        "[{\"points\":[[10,10],[20,10],[15,30]],\"label\":\"PER\"}]",
            List.of("10,10 20,10 15,30", "PER"),
        "[{\"points\":[[15,30],[10,10],[20,10]],\"label\":\"PER\"},{\"points\":[[0,0],[0,9.50],[9,9],[0,0]],\"label\":\"LOC\"}]",
            List.of("", "", "20,10  15,30 10,10", "PER", "9,9 0,9.5 0,0", "LOC"));
  }

  @Override
  protected Map<String, String> refused() {
    return Map.of(
        "[{\"points\":[[0,0],[10,10],[10,0],[0,10]],\"label\":\"PER\"}]",
            "[0] crosses itself: the edge 0 to 1 meets the edge 2 to 3",
        "[{\"points\":[[0,0],[10,0]],\"label\":\"PER\"}]", "a list of 3 to 1000 points",
        "[{\"points\":[[0,0],[10,0],[0,0]],\"label\":\"PER\"}]", "at least 3 different points",
        "[{\"points\":[[0,0],[10,0],[5,0]],\"label\":\"PER\"}]", "an area above 0",
        "[{\"points\":[[0,0],[10,0],[10,0],[5,5]],\"label\":\"PER\"}]",
            "says the same point twice at 1 and 2",
        "[{\"points\":[[0,0],[10,0],[10,101]],\"label\":\"PER\"}]",
            "must have y of points[2] at 0 to 100 percent",
        "[{\"points\":[[0,0],[10],[10,1]],\"label\":\"PER\"}]", "must have [x,y] as points[1]",
        "[{\"points\":[[0,0],[10,0],[5,5]],\"label\":\"DOG\"}]",
            "must have a label that is one of PER, LOC",
        "[{\"label\":\"PER\"}]", "[0] has no points");
  }

  @Override
  protected JsonNode picked(String value) {
    return read(question()).fromForm(List.of("0,0 1,0 1,1", value));
  }

  private String fault(String points) {
    return said(
        read(question()).check(Json.tree("[{\"points\":" + points + ",\"label\":\"PER\"}]")));
  }

  @Test
  void anOutlineThatTouchesOrFoldsBackOnItselfCrosses() {
    assertEquals(
        "[0] crosses itself: the edge 0 to 1 meets the edge 2 to 3",
        fault("[[0,0],[10,0],[10,10],[5,0],[0,10]]"));
    assertEquals(
        "[0] crosses itself: the edge 0 to 1 meets the edge 1 to 2",
        fault("[[0,0],[10,0],[5,0],[5,5]]"));
    assertNull(fault("[[0,0],[5,0],[10,0],[5,5]]"));
    assertNull(fault("[[0,0],[10,0],[10,10],[5,0.000001],[0,10]]"));
  }

  @Test
  void smallAndHugeOutlinesAreToldApartExactly() {
    assertNull(fault("[[50,50],[50.000001,50],[50,50.000001]]"));
    assertNull(fault("[[0,0],[100,100],[99.999999,100]]"));
    assertEquals("[0] must have an area above 0", fault("[[0,0],[100,100],[50,50]]"));
  }

  @Test
  void aThousandPointsTwentyTimesAreCheckedInTime() {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      double angle = 2 * Math.PI * i / 1000;
      points.append(i == 0 ? "[" : ",");
      points.append("[%.5f,%.5f]".formatted(50 + 40 * Math.cos(angle), 50 + 40 * Math.sin(angle)));
    }
    String part = "{\"points\":" + points + "],\"label\":\"PER\"}";
    Question question = read(BARE.formatted(""));
    String all = "[" + (part + ",").repeat(19) + part;
    assertNull(question.check(Json.tree(all + "]")));
    assertEquals(
        "[20] is too much: all together may have 20000 points",
        said(question.check(Json.tree(all + "," + part + "]"))));
  }

  @Test
  void whereAnOutlineBeginsAndHowItTurnsSaysNothing() {
    Question question = read(question());
    JsonNode one = Json.tree("[{\"points\":[[15,30],[20,10],[10,10]],\"label\":\"PER\"}]");
    JsonNode other =
        Json.tree("[{\"points\":[[10.0,10],[20,10],[15,30],[10,10]],\"label\":\"PER\"}]");
    assertEquals(question.canonical(one), question.canonical(other));
    assertEquals(
        "[{\"points\":[[10,10],[20,10],[15,30]],\"label\":\"PER\"}]",
        question.canonical(one).toString());
    assertTrue(question.describe(one).contains("1 Person"));
  }
}
