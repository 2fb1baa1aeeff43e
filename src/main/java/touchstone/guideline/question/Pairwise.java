// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Question;
import touchstone.guideline.QuestionType;

/**
 * Which of two is better: {@code "left"}, {@code "right"} or {@code "tie"}, left always being the
 * first of the two in the item, wherever it stood on the screen.
 *
 * @param of where in the item the two stand
 * @param as how they are shown: one of {@link #WAYS}
 * @param tie whether neither may be the answer
 * @param titles what left, right and tie are called, where they have a name
 */
public record Pairwise(Head head, Two of, String as, boolean tie, Map<String, String> titles)
    implements Question {
  public static final List<String> WAYS = List.of("text", "image", "audio", "video");

  private static final List<String> SIDES = List.of("left", "right");
  private static final String TIE = "tie";

  /**
   * One of the two as it stands on the screen.
   *
   * @param text what the item holds there, empty where that is nothing
   * @param title null where it goes without a name
   * @param key null where no key picks it
   */
  public record Side(String value, String text, String title, String key) {}

  @Override
  public Set<String> options() {
    Set<String> values = new LinkedHashSet<>(SIDES);
    if (tie) {
      values.add(TIE);
    }
    return Collections.unmodifiableSet(values);
  }

  @Override
  public Map<String, String> hotkeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    options().forEach(value -> keys.put(String.valueOf(keys.size() + 1), value));
    return Collections.unmodifiableMap(keys);
  }

  @Override
  public boolean oneKey() {
    return true;
  }

  @Override
  public List<String> shownOrder(UUID lease, JsonNode item) {
    return Shuffle.of(SIDES, lease, name());
  }

  /** What the item holds on a side, {@code left} or {@code right}; empty where that is nothing. */
  public String text(JsonNode item, String side) {
    return of.text(item, SIDES.indexOf(side));
  }

  /** The two in the order of this lease; the first key picks what is first on the screen. */
  public List<Side> sides(Map<String, String> keys, JsonNode item, UUID lease) {
    List<String> byPlace = SIDES.stream().map(keys::get).toList();
    List<Side> sides = new ArrayList<>();
    for (String value : shownOrder(lease, item)) {
      sides.add(
          new Side(
              value,
              of.text(item, SIDES.indexOf(value)),
              titles.get(value),
              byPlace.get(sides.size())));
    }
    return sides;
  }

  @Override
  public Reason check(JsonNode answer) {
    boolean known = answer != null && answer.isTextual() && options().contains(answer.textValue());
    return known ? null : Reason.of("guideline_misfit_oneOf", String.join(", ", options()));
  }

  @Override
  public JsonNode canonical(JsonNode answer) {
    return answer;
  }

  @Override
  public JsonNode fromForm(List<String> values) {
    return Form.one(values, TextNode::valueOf);
  }

  @Override
  public String describe(JsonNode answer) {
    String plain = Form.plain(answer);
    return titles.getOrDefault(plain, plain);
  }

  @Override
  public ObjectNode answerSchema() {
    return Json.object().put("type", "string").set("enum", Json.toTree(options()));
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json = head.toJson().set("of", of.toJson());
    if (!as.equals(WAYS.get(0))) {
      json.put("as", as);
    }
    if (!tie) {
      json.put("tie", false);
    }
    if (!titles.isEmpty()) {
      json.set("titles", Json.toTree(titles));
    }
    return json;
  }

  /** Reads comparisons of two. */
  @Singleton
  public static final class Type implements QuestionType {
    @Override
    public String name() {
      return "pairwise";
    }

    @Override
    public Question read(ObjectNode json, Place place) {
      Fields fields = Fields.of(json, place);
      Head head = Head.read(fields);
      Two of = Two.read(fields);
      String as = fields.optionalOneOf("as", WAYS);
      boolean tie = fields.flag("tie", true);
      Map<String, String> titles = titles(fields.value("titles"), fields.place("titles"), tie);
      return fields.sound()
          ? new Pairwise(head, of, as == null ? WAYS.get(0) : as, tie, titles)
          : null;
    }

    private static Map<String, String> titles(JsonNode json, Place place, boolean tie) {
      Map<String, String> titles = new LinkedHashMap<>();
      if (json != null && json.isObject() && json.isEmpty()) {
        place.fault("must name left, right or tie");
      } else if (json != null) {
        Fields fields = Fields.of(json, place);
        List<String> known = new ArrayList<>(SIDES);
        if (tie) {
          known.add(TIE);
        }
        for (String value : known) {
          String title = fields.optionalText(value, 500);
          if (title != null) {
            titles.put(value, title);
          }
        }
        fields.sound();
      }
      return Collections.unmodifiableMap(titles);
    }

    @Override
    public ObjectNode schema() {
      String text = "{\"type\":\"string\",\"maxLength\":500}";
      return Head.schema(
          name(),
          """
          {"of":%s,"as":{"enum":["text","image","audio","video"],"default":"text"},
           "tie":{"type":"boolean","default":true},
           "titles":{"type":"object","additionalProperties":false,"minProperties":1,
            "properties":{"left":%s,"right":%s,"tie":%s}}}
          """
              .formatted(Two.SCHEMA, text, text, text),
          "of");
    }
  }
}
