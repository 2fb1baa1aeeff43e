// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import touchstone.base.Json;
import touchstone.base.Reason;
import touchstone.guideline.Fields;
import touchstone.guideline.Head;
import touchstone.guideline.Place;
import touchstone.guideline.Shown;

/**
 * What questions for parts of an item share: the field that is marked, the labels, and how many
 * parts there may be. An empty list says that there is nothing to mark.
 *
 * @param on the field of the item
 */
public record Regions(String on, Labels labels, Range range) {
  private static final int MOST = 10_000;
  private static final String LABEL = "label";

  static Regions read(Fields fields) {
    String on = fields.text("on", 200);
    Labels labels = Labels.read(fields);
    return new Regions(on, labels, Range.read(fields, 0, MOST));
  }

  /** The JSON Schema of their fields in a template. */
  static String schema() {
    return """
    "on":{"type":"string","pattern":"\\\\S","maxLength":200},"labels":%s,%s
    """
        .formatted(Labels.SCHEMA, Range.schema(0, MOST));
  }

  ObjectNode write(Head head) {
    ObjectNode json = head.toJson().put("on", on).set("labels", labels.toJson());
    range.write(json);
    return json;
  }

  /** Notes a fault where the field is not shown in the way in which it can be marked. */
  void checkAgainst(List<Shown> show, String as, Place place) {
    if (show.stream().noneMatch(each -> each.field().equals(on) && each.as().equals(as))) {
      place.field("on").fault("must name a field that is shown as " + as);
    }
  }

  /**
   * Null where the answer is a list of parts, each with these fields and a label, else why not. How
   * many there may be is left to the caller, who knows which of them are the same.
   *
   * @param one why a part does not fit, or null
   */
  Reason check(JsonNode answer, Set<String> fields, Function<JsonNode, Reason> one) {
    Set<String> known = new TreeSet<>(fields);
    known.add(LABEL);
    if (answer == null || !answer.isArray()) {
      return Reason.of("guideline_misfit_parts", String.join(", ", known));
    }
    if (answer.size() > MOST) {
      return Reason.of("guideline_misfit_atMost", MOST);
    }
    for (int i = 0; i < answer.size(); i++) {
      Reason fault = fault(answer.get(i), known);
      if (fault == null) {
        fault = one.apply(answer.get(i));
      }
      if (fault != null) {
        return Reason.of("guideline_misfit_at", i, fault);
      }
    }
    return null;
  }

  private Reason fault(JsonNode part, Set<String> known) {
    if (!part.isObject()) {
      return Reason.of("guideline_misfit_object", String.join(", ", known));
    }
    for (String name : known) {
      if (!part.hasNonNull(name)) {
        return Reason.of("guideline_misfit_lacks", name);
      }
    }
    for (Iterator<String> names = part.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        return Reason.of("guideline_misfit_field", String.join(", ", known));
      }
    }
    return labels.find(part.get(LABEL)) == null
        ? Reason.of("guideline_misfit_label", labels.words())
        : null;
  }

  /** Such as {@code 2 Person, 1 Place}. */
  String describe(JsonNode answer) {
    if (answer == null || !answer.isArray()) {
      return Form.plain(answer);
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    answer.forEach(part -> counts.merge(labels.title(part.path(LABEL)), 1, Integer::sum));
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
  }

  /**
   * The JSON Schema of the answers.
   *
   * @param properties the JSON Schema of the fields beside the label, a JSON object by name
   */
  ObjectNode answerSchema(String properties) {
    ObjectNode schema = Json.object().put("type", "array");
    range.schema(schema);
    ObjectNode part = schema.putObject("items").put("type", "object");
    ObjectNode known = (ObjectNode) Json.tree(properties);
    ObjectNode label = known.putObject(LABEL);
    label.set("enum", labels.valuesJson());
    ArrayNode required = part.putArray("required");
    known.fieldNames().forEachRemaining(required::add);
    part.set("properties", known);
    part.put("additionalProperties", false);
    return schema;
  }
}
