// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * Stretches of a text, each with a label: {@code [{"start":0,"end":5,"label":"PER"}]}, counted in
 * code points from 0, the end being the first that does not belong. The order says nothing and a
 * span named twice counts once.
 *
 * @param overlap whether two spans may share a character
 */
public record Spans(Head head, Regions regions, boolean overlap) implements Question {
  private static final Set<String> FIELDS = Set.of("start", "end");

  /** A span as a value, in the order in which spans are written. */
  public record Span(int start, int end, String label) implements Comparable<Span> {
    private static Span of(JsonNode json) {
      return new Span(
          json.get("start").intValue(), json.get("end").intValue(), json.get("label").textValue());
    }

    @Override
    public int compareTo(Span other) {
      int order = Integer.compare(start, other.start);
      order = order == 0 ? Integer.compare(end, other.end) : order;
      return order == 0 ? label.compareTo(other.label) : order;
    }
  }

  @Override
  public Map<String, String> hotkeys() {
    return regions.labels().hotkeys();
  }

  @Override
  public boolean needsItem() {
    return true;
  }

  @Override
  public void checkAgainst(List<Shown> show, Place place) {
    regions.checkAgainst(show, "text", place);
  }

  @Override
  public Reason check(JsonNode answer) {
    return check(answer, null);
  }

  @Override
  public Reason check(JsonNode answer, JsonNode item) {
    String text = ItemText.shown(item, regions.on());
    int length = item == null ? Integer.MAX_VALUE : text.codePointCount(0, text.length());
    Reason fault = regions.check(answer, FIELDS, part -> misfit(part, length));
    if (fault != null) {
      return fault;
    }
    TreeMap<Span, Integer> places = new TreeMap<>();
    for (int i = 0; i < answer.size(); i++) {
      places.putIfAbsent(Span.of(answer.get(i)), i);
    }
    Reason overlapping = overlap ? null : overlapping(places);
    return overlapping == null ? regions.range().misfit(places.size()) : overlapping;
  }

  private static Reason misfit(JsonNode part, int length) {
    for (String name : List.of("start", "end")) {
      JsonNode at = part.get(name);
      if (!at.isNumber() || !at.canConvertToExactIntegral() || !at.canConvertToInt()) {
        return Reason.of("guideline_misfit_wholeAs", name);
      }
    }
    int start = part.get("start").intValue();
    int end = part.get("end").intValue();
    if (start < 0) {
      return Reason.of("guideline_misfit_before", start);
    }
    if (end <= start) {
      return Reason.of("guideline_misfit_endsBefore", start);
    }
    return end > length ? Reason.of("guideline_misfit_beyondText", end, length) : null;
  }

  /** The first two that share a character: sorted, it is enough to keep the farthest end. */
  private static Reason overlapping(TreeMap<Span, Integer> places) {
    Map.Entry<Span, Integer> farthest = null;
    for (Map.Entry<Span, Integer> each : places.entrySet()) {
      if (farthest != null && each.getKey().start() < farthest.getKey().end()) {
        int one = Math.min(farthest.getValue(), each.getValue());
        int other = Math.max(farthest.getValue(), each.getValue());
        return Reason.of("guideline_misfit_overlap", other, one);
      }
      farthest = each;
    }
    return null;
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    TreeSet<Span> spans = new TreeSet<>();
    answer.forEach(part -> spans.add(Span.of(part)));
    ArrayNode sorted = Json.array();
    for (Span span : spans) {
      sorted
          .addObject()
          .put("start", span.start())
          .put("end", span.end())
          .put("label", span.label());
    }
    return sorted;
  }

  @Override
  public JsonNode fromForm(List<String> values) {
    return Form.list(values, 3, row -> Form.part(List.of("start", "end"), row));
  }

  /** The words of the item's text with their places, for those who mark without a script. */
  public List<Word> words(JsonNode item) {
    return Word.of(ItemText.shown(item, regions.on()));
  }

  @Override
  public String describe(JsonNode answer) {
    return regions.describe(answer);
  }

  @Override
  public ObjectNode answerSchema() {
    return regions.answerSchema(
        "{\"start\":{\"type\":\"integer\",\"minimum\":0},\"end\":{\"type\":\"integer\",\"minimum\":1}}");
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = regions.write(head);
    if (overlap) {
      json.put("overlap", true);
    }
    return json;
  }

  /** Reads questions for spans. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "spans";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Regions regions = Regions.read(fields);
      boolean overlap = fields.flag("overlap", false);
      return fields.sound() ? new Spans(head, regions, overlap) : null;
    }

    @Override
    public ObjectNode schema() {
      return Head.schema(
          name(),
          "{" + Regions.schema() + ",\"overlap\":{\"type\":\"boolean\",\"default\":false}}",
          "on",
          "labels");
    }
  }
}
