// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import touchstone.base.Json;

/**
 * A question of a type, how it is answered, and what is stored then.
 *
 * @param more the question's members besides its name, type and title, as JSON
 * @param steps what the hand does, up to sending
 * @param near how far a pointer may miss, in the unit of the answer
 */
record Asked(String type, String more, Consumer<Hand> steps, Answer stored, double near) {
  /** What is stored after these steps were done in this way. */
  interface Answer {
    Object by(Way way);
  }

  ObjectNode template() {
    ObjectNode template = (ObjectNode) Json.tree(SHOWN);
    ObjectNode question =
        Json.object()
            .put("name", "asked")
            .put("type", type)
            .put("title", "What about " + type + "?");
    question.setAll((ObjectNode) Json.tree("{" + more + "}"));
    template.putArray("ask").add(question);
    return template;
  }

  /** Whether it is sent as soon as it is answered. */
  boolean oneKey() {
    return type.equals("choice") || type.equals("pairwise");
  }

  private static final String SHOWN =
      """
      {"show":[{"field":"text","as":"text"},{"field":"photo","as":"image"}]}
      """;

  /** Whether both say the same, numbers being near enough. */
  static boolean same(JsonNode one, JsonNode other, double near) {
    if (one.isNumber() && other.isNumber()) {
      return Math.abs(one.asDouble() - other.asDouble()) <= near;
    }
    if (!one.isContainerNode() || !other.isContainerNode() || one.size() != other.size()) {
      return one.equals(other);
    }
    if (one.isArray()) {
      for (int i = 0; i < one.size(); i++) {
        if (!same(one.get(i), other.path(i), near)) {
          return false;
        }
      }
      return true;
    }
    for (String name : (Iterable<String>) one::fieldNames) {
      if (!same(one.get(name), other.path(name), near)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return type;
  }
}
