// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import touchstone.base.Json;

/**
 * Which predictions a policy says nothing of: those with one of the values in one of the fields.
 */
record Exclusions(Map<String, Set<String>> fields) {
  private static final String MODEL = "model";

  boolean hold(Prediction prediction) {
    if (fields.isEmpty()) {
      return false;
    }
    JsonNode features =
        prediction.features() == null ? Json.object() : Json.tree(prediction.features());
    return fields.entrySet().stream()
        .anyMatch(field -> field.getValue().contains(value(prediction, features, field.getKey())));
  }

  private static String value(Prediction prediction, JsonNode features, String field) {
    if (prediction.slices().containsKey(field)) {
      return prediction.slices().get(field);
    }
    if (features.has(field)) {
      return features.get(field).asText();
    }
    return field.equals(MODEL) ? String.valueOf(prediction.model()) : "";
  }
}
