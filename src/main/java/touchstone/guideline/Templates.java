// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Text;

/** Reads templates made of the types of question that it was given, and publishes their schema. */
public final class Templates {
  private final SortedMap<String, QuestionType> types = new TreeMap<>();

  public Templates(Collection<QuestionType> types) {
    for (QuestionType type : types) {
      if (this.types.put(type.name(), type) != null) {
        throw new IllegalArgumentException("two types of question are named " + type.name());
      }
    }
  }

  /** The template, or 422 with all that is wrong with it, each fault at its place. */
  public Template read(JsonNode json) {
    Place root = Place.root();
    String unstorable = json == null ? null : Text.fault(json);
    if (unstorable != null) {
      root.fault(unstorable);
      throw refused(root);
    }
    Fields fields = Fields.of(json, root);
    List<Shown> show = fields.list("show", 1, 50, Shown::read);
    boolean shown = root.count() == 0;
    Map<String, Question> earlier = new LinkedHashMap<>();
    List<Question> ask =
        fields.list(
            "ask",
            1,
            50,
            (each, place) -> {
              Question question = question(each, place, earlier);
              if (question != null && shown) {
                question.checkAgainst(show, place);
              }
              return question;
            });
    if (fields.sound()) {
      return new Template(show, ask);
    }
    throw refused(root);
  }

  /** The JSON Schema (draft 2020-12) of templates; what it cannot say is left to the reading. */
  public ObjectNode schema() {
    ObjectNode schema =
        (ObjectNode)
            Json.tree(
                """
                {"$schema":"","$id":"/schemas/template.json",
                 "title":"What a guideline shows of each item and what it asks about it",
                 "type":"object","additionalProperties":false,"required":["show","ask"],
                 "properties":{
                  "show":{"type":"array","minItems":1,"maxItems":50,
                   "items":{"$ref":"#/$defs/shown"}},
                  "ask":{"type":"array","minItems":1,"maxItems":50,"items":{"oneOf":[]}}},
                 "$defs":{"shown":{},"ask":{}}}
                """);
    schema.put("$schema", Template.DRAFT);
    ObjectNode definitions = (ObjectNode) schema.get("$defs");
    definitions.set("shown", Shown.schema());
    ArrayNode oneOf = (ArrayNode) schema.at("/properties/ask/items/oneOf");
    types.forEach(
        (name, type) -> {
          ((ObjectNode) definitions.get("ask")).set(name, type.schema());
          oneOf.addObject().put("$ref", "#/$defs/ask/" + name);
        });
    return schema;
  }

  /** Reads one question; what could not be read still takes its name. */
  private Question question(JsonNode json, Place place, Map<String, Question> earlier) {
    if (!json.isObject()) {
      place.fault("must be an object");
      return null;
    }
    QuestionType type = type(json.get("type"), place.field("type"));
    Question question = type == null ? null : type.read((ObjectNode) json, place);
    if (json.hasNonNull("when")) {
      Condition when = Condition.read(json.get("when"), Place.root());
      if (when != null) {
        when.check(earlier, place.field("when"));
      }
    }
    String name = json.path("name").textValue();
    if (name != null) {
      if (earlier.containsKey(name)) {
        place.field("name").fault("is taken by an earlier question");
      } else {
        earlier.put(name, question);
      }
    }
    return question;
  }

  private QuestionType type(JsonNode json, Place place) {
    QuestionType type = json == null || !json.isTextual() ? null : types.get(json.textValue());
    if (type == null) {
      place.fault(
          (json == null ? "is missing" : "unknown")
              + "; known here: "
              + String.join(", ", types.keySet()));
    }
    return type;
  }

  private static Problem refused(Place root) {
    Fault first = root.faults().get(0);
    String detail = first.field() + ": " + first.reason();
    if (root.count() > 1) {
      detail = "The template has " + root.count() + " faults, the first: " + detail;
    }
    return Problem.refused(detail, root.faults().toArray(Fault[]::new));
  }
}
