// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;
import touchstone.guideline.Shown;

/**
 * Upright rectangles on an image, each with a label, in percent of its width and height: {@code
 * [{"x":10,"y":10,"width":5,"height":8,"label":"cat"}]}. The order says nothing and a box named
 * twice counts once.
 */
public record Boxes(Head head, Regions regions) implements Question {
  private static final List<String> FIELDS = List.of("x", "y", "width", "height");

  /** A box as a value, in millionths of a percent, in the order in which boxes are written. */
  private record Box(long x, long y, long width, long height, String label)
      implements Comparable<Box> {
    private static final Comparator<Box> ORDER =
        Comparator.comparingLong(Box::x)
            .thenComparingLong(Box::y)
            .thenComparingLong(Box::width)
            .thenComparingLong(Box::height)
            .thenComparing(Box::label);

    private static Box of(JsonNode json) {
      return new Box(
          Percent.millionths(json.get("x")),
          Percent.millionths(json.get("y")),
          Percent.millionths(json.get("width")),
          Percent.millionths(json.get("height")),
          json.get("label").textValue());
    }

    @Override
    public int compareTo(Box other) {
      return ORDER.compare(this, other);
    }
  }

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
    Reason fault = regions.check(answer, Set.copyOf(FIELDS), Boxes::misfit);
    return fault == null ? regions.range().misfit(boxes(answer).size()) : fault;
  }

  private static Reason misfit(JsonNode part) {
    for (String name : FIELDS) {
      Reason fault = Percent.fault(part.get(name), name);
      if (fault != null) {
        return fault;
      }
    }
    Box box = Box.of(part);
    if (box.width() == 0 || box.height() == 0) {
      return Reason.of("guideline_misfit_noSize");
    }
    if (box.x() + box.width() > Percent.EDGE) {
      return Reason.of("guideline_misfit_beyondX");
    }
    return box.y() + box.height() > Percent.EDGE ? Reason.of("guideline_misfit_beyondY") : null;
  }

  private static TreeSet<Box> boxes(JsonNode answer) {
    TreeSet<Box> boxes = new TreeSet<>();
    answer.forEach(part -> boxes.add(Box.of(part)));
    return boxes;
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    ArrayNode sorted = Json.array();
    for (Box box : boxes(answer)) {
      ObjectNode part = sorted.addObject();
      part.set("x", Percent.json(box.x()));
      part.set("y", Percent.json(box.y()));
      part.set("width", Percent.json(box.width()));
      part.set("height", Percent.json(box.height()));
      part.put("label", box.label());
    }
    return sorted;
  }

  @Override
  public JsonNode fromForm(List<String> values) {
    return Form.list(values, 5, row -> Form.part(FIELDS, row));
  }

  @Override
  public String describe(JsonNode answer) {
    return regions.describe(answer);
  }

  @Override
  public ObjectNode answerSchema() {
    return regions.answerSchema(
        """
        {"x":{"type":"number","minimum":0,"maximum":100},
         "y":{"type":"number","minimum":0,"maximum":100},
         "width":{"type":"number","exclusiveMinimum":0,"maximum":100},
         "height":{"type":"number","exclusiveMinimum":0,"maximum":100}}
        """);
  }

  @Override
  public ObjectNode toJson() {
    return regions.write(head);
  }

  /** Reads questions for boxes. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "boxes";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Regions regions = Regions.read(fields);
      return fields.sound() ? new Boxes(head, regions) : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(name(), "{" + Regions.schema() + "}", "on", "labels");
    }
  }
}
