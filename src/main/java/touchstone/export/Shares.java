// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import touchstone.base.Json;

/**
 * The shares of answers as an object by answer: a text stands as it is, any other answer as its
 * JSON.
 */
final class Shares {
  private Shares() {}

  static ObjectNode byAnswer(Map<String, Double> shares) {
    ObjectNode named = Json.object();
    shares.forEach((answer, share) -> named.put(name(answer), share));
    return named;
  }

  static ObjectNode byAnswer(JsonNode shares) {
    ObjectNode named = Json.object();
    shares.fields().forEachRemaining(share -> named.set(name(share.getKey()), share.getValue()));
    return named;
  }

  private static String name(String answer) {
    JsonNode value = Json.tree(answer);
    return value.isTextual() ? value.textValue() : answer;
  }
}
