// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;
import touchstone.guideline.Shown;

/**
 * Outlines on an image, each with a label, in percent of its width and height: {@code
 * [{"points":[[10,10],[20,10],[15,30]],"label":"cat"}]}. Neither the order nor where an outline
 * begins nor which way it turns says anything.
 */
public record Polygons(Head head, Regions regions) implements Question {
  private static final int FEWEST = 3;
  private static final int MOST = 1000;
  private static final int MOST_IN_ALL = 20_000;
  private static final String POINTS = "points";

  @Override
  public Map<String, String> hotkeys() {
    return regions.labels().hotkeys();
  }

  @Override
  public void checkAgainst(List<Shown> show, Place place) {
    regions.checkAgainst(show, "image", place);
  }

  @Override
  public Reason check(JsonNode answer) {
    int[] count = new int[1];
    Reason fault = regions.check(answer, Set.of(POINTS), part -> misfit(part.get(POINTS), count));
    return fault == null ? regions.range().misfit(canonical(answer).size()) : fault;
  }

  private static Reason misfit(JsonNode points, int[] count) {
    if (!points.isArray() || points.size() < FEWEST || points.size() > MOST) {
      return Reason.of("guideline_misfit_points", FEWEST, MOST);
    }
    count[0] += points.size();
    if (count[0] > MOST_IN_ALL) {
      return Reason.of("guideline_misfit_pointsInAll", MOST_IN_ALL);
    }
    for (int i = 0; i < points.size(); i++) {
      JsonNode point = points.get(i);
      if (!point.isArray() || point.size() != 2) {
        return Reason.of("guideline_misfit_point", i);
      }
      Reason x = Percent.fault(point.get(0), "x of points[" + i + "]");
      Reason fault = x == null ? Percent.fault(point.get(1), "y of points[" + i + "]") : x;
      if (fault != null) {
        return fault;
      }
    }
    return outline(points).fault();
  }

  private static Outline outline(JsonNode points) {
    List<Outline.Point> read = new ArrayList<>();
    points.forEach(
        point ->
            read.add(
                new Outline.Point(
                    Percent.millionths(point.get(0)), Percent.millionths(point.get(1)))));
    return new Outline(read);
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    TreeMap<String, ObjectNode> sorted = new TreeMap<>();
    for (JsonNode part : answer) {
      ObjectNode written = Json.object();
      ArrayNode points = written.putArray(POINTS);
      for (Outline.Point point : outline(part.get(POINTS)).canonical().points()) {
        points.addArray().add(Percent.json(point.x())).add(Percent.json(point.y()));
      }
      written.put("label", part.get("label").textValue());
      sorted.put(written.toString(), written);
    }
    return Json.array().addAll(new LinkedHashSet<>(sorted.values()));
  }

  /** Each row is a text of points, such as {@code 10,10 20,10 15,30}, and a label. */
  @Override
  public JsonNode fromForm(List<String> values) {
    return Form.list(values, 2, Polygons::row);
  }

  private static JsonNode row(List<String> row) {
    ArrayNode points = Json.array();
    for (String pair : row.get(0).isEmpty() ? new String[0] : row.get(0).split("\\s+")) {
      String[] numbers = pair.split(",", -1);
      ArrayNode point = points.addArray();
      for (String number : numbers) {
        point.add(Decimal.parse(number));
      }
      if (numbers.length != 2 || !point.get(0).isNumber() || !point.get(1).isNumber()) {
        return null;
      }
    }
    ObjectNode part = Json.object();
    if (!points.isEmpty()) {
      part.set(POINTS, points);
    }
    if (!row.get(1).isEmpty()) {
      part.set("label", TextNode.valueOf(row.get(1)));
    }
    return part;
  }

  @Override
  public String describe(JsonNode answer) {
    return regions.describe(answer);
  }

  @Override
  public ObjectNode answerSchema() {
    return regions.answerSchema(
        """
        {"points":{"type":"array","minItems":%d,"maxItems":%d,"items":{"type":"array",
         "minItems":2,"maxItems":2,"items":{"type":"number","minimum":0,"maximum":100}}}}
        """
            .formatted(FEWEST, MOST));
  }

  @Override
  public ObjectNode toJson() {
    return regions.write(head);
  }

  /** Reads questions for polygons. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "polygons";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Regions regions = Regions.read(fields);
      return fields.sound() ? new Polygons(head, regions) : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(name(), "{" + Regions.schema() + "}", "on", "labels");
    }
  }
}
