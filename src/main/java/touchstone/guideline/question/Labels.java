// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.base.Json;
import touchstone.guideline.Fields;

/** The labels that parts of an item are marked with, in the order in which they are offered. */
public record Labels(List<Label> all) {
  private static final int MOST = 100;

  /** Told apart by the colour-blind, and at 3:1 or more from light and from dark ground. */
  static final List<String> PALETTE =
      List.of(
          "#0078b9", "#c85a00", "#008a64", "#bb5f94", "#8b7500", "#3f89a8", "#a5662f", "#7d7f86");

  static final String SCHEMA =
      """
      {"type":"array","minItems":1,"maxItems":%d,"items":%s}
      """
          .formatted(MOST, Label.SCHEMA);

  public Labels {
    all = List.copyOf(all);
  }

  /** The labels written there; without a colour they take turns, without a key they get a digit. */
  static Labels read(Fields fields) {
    Set<String> values = new HashSet<>();
    Set<String> keys = new HashSet<>();
    List<Label> read =
        fields.list("labels", 1, MOST, (json, place) -> Label.read(json, place, values, keys));
    List<Label> all = new ArrayList<>();
    int digit = 1;
    for (Label label : read) {
      Label coloured =
          label.ownColour() ? label : label.withColour(PALETTE.get(all.size() % PALETTE.size()));
      while (digit <= 9 && keys.contains(String.valueOf(digit))) {
        digit++;
      }
      boolean given = label.key() == null && digit <= 9;
      all.add(given ? coloured.withKey(String.valueOf(digit++)) : coloured);
    }
    return new Labels(all);
  }

  /** The label that the JSON text names, or null. */
  Label find(JsonNode json) {
    if (json == null || !json.isTextual()) {
      return null;
    }
    String value = json.textValue();
    return all.stream().filter(label -> label.value().equals(value)).findFirst().orElse(null);
  }

  Map<String, String> hotkeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Label label : all) {
      if (label.key() != null) {
        keys.put(label.key(), label.value());
      }
    }
    return Collections.unmodifiableMap(keys);
  }

  /** The title of the label that the JSON names, or what stands there instead. */
  String title(JsonNode json) {
    Label label = find(json);
    return label == null ? Form.plain(json) : label.title();
  }

  /** The values for a refusal, the first 20 of them. */
  String words() {
    String first = all.stream().limit(20).map(Label::value).collect(Collectors.joining(", "));
    return all.size() > 20 ? first + ", ..." : first;
  }

  ArrayNode valuesJson() {
    ArrayNode json = Json.array();
    all.forEach(label -> json.add(label.value()));
    return json;
  }

  ArrayNode toJson() {
    ArrayNode json = Json.array();
    all.forEach(label -> json.add(label.toJson()));
    return json;
  }
}
