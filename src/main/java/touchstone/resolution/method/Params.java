// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import touchstone.base.Json;
import touchstone.base.Problem;

/** What a run says to its method, read strictly: an unknown name is refused with those known. */
final class Params {
  private final JsonNode json;

  private Params(JsonNode json) {
    this.json = json;
  }

  static Params of(JsonNode json, String... known) {
    if (json == null || json.isNull()) {
      return new Params(Json.object());
    }
    if (!json.isObject()) {
      throw Problem.refusedField("params", "must be an object");
    }
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!List.of(known).contains(name)) {
                throw Problem.refusedField(
                    "params." + name, "is not known; this method has " + String.join(", ", known));
              }
            });
    return new Params(json);
  }

  /** A number between two, or what it is else. */
  double number(String name, double least, double most, double otherwise) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw Problem.refusedField(
          "params." + name, "must be a number from " + least + " to " + most);
    }
    return value.doubleValue();
  }

  /** One of some words, the first where none is named. */
  String word(String name, List<String> words) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return words.get(0);
    }
    if (!words.contains(value.asText())) {
      throw Problem.refusedField("params." + name, "must be one of " + String.join(", ", words));
    }
    return value.asText();
  }

  /** An object; empty where it is not named. */
  JsonNode object(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return Json.object();
    }
    if (!value.isObject()) {
      throw Problem.refusedField("params." + name, "must be an object");
    }
    return value;
  }
}
