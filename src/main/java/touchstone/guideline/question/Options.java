// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.base.Json;
import touchstone.guideline.Fields;

/** The options of a question, in the order in which they are offered. */
public record Options(List<Option> all) {
  private static final int LEAST = 2;
  private static final int MOST = 200;

  static final String SCHEMA =
      """
      {"type":"array","minItems":%d,"maxItems":%d,"items":%s}
      """
          .formatted(LEAST, MOST, Option.SCHEMA);

  public Options {
    all = List.copyOf(all);
  }

  /** The options written there; those without a key get the next of 1 to 9 that is free. */
  static Options read(Fields fields) {
    Set<String> values = new HashSet<>();
    Set<String> keys = new HashSet<>();
    List<Option> read =
        fields.list(
            "options", LEAST, MOST, (json, place) -> Option.read(json, place, values, keys));
    List<Option> all = new ArrayList<>();
    int digit = 1;
    for (Option option : read) {
      while (digit <= 9 && keys.contains(String.valueOf(digit))) {
        digit++;
      }
      boolean given = option.key() == null && digit <= 9;
      all.add(given ? option.withKey(String.valueOf(digit++)) : option);
    }
    return new Options(all);
  }

  /** The option that the JSON text names, or null. */
  Option find(JsonNode json) {
    if (json == null || !json.isTextual()) {
      return null;
    }
    String value = json.textValue();
    return all.stream().filter(option -> option.value().equals(value)).findFirst().orElse(null);
  }

  Set<String> values() {
    Set<String> values = new LinkedHashSet<>();
    all.forEach(option -> values.add(option.value()));
    return Collections.unmodifiableSet(values);
  }

  Map<String, String> hotkeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Option option : all) {
      if (option.key() != null) {
        keys.put(option.key(), option.value());
      }
    }
    return Collections.unmodifiableMap(keys);
  }

  /** The title of the option that the JSON names, or what stands there instead. */
  String title(JsonNode json) {
    Option option = find(json);
    return option == null ? Form.plain(json) : option.title();
  }

  /** The values for a refusal, the first 20 of them. */
  String words() {
    String first = all.stream().limit(20).map(Option::value).collect(Collectors.joining(", "));
    return all.size() > 20 ? first + ", ..." : first;
  }

  ArrayNode valuesJson() {
    ArrayNode json = Json.array();
    all.forEach(option -> json.add(option.value()));
    return json;
  }

  ArrayNode toJson() {
    ArrayNode json = Json.array();
    all.forEach(option -> json.add(option.toJson()));
    return json;
  }
}
