// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.function.Function;
import touchstone.base.Json;

/**
 * A way of showing a field, what the field holds, and what a rater does and finds there.
 *
 * @param as as in a template's {@code show}
 */
record Seen(String as, Function<Way, Object> value, Consumer<Hand> looks) {
  /** One field shown so, and one question that a key answers. */
  ObjectNode template() {
    ObjectNode template = Json.object();
    template
        .putArray("show")
        .addObject()
        .put("field", "seen")
        .put("as", as)
        .put("title", "What is there");
    template
        .putArray("ask")
        .add(
            Json.tree(
                """
                {"name":"asked","type":"choice","title":"Is it good?",
                 "options":[{"value":"yes","title":"Yes"},{"value":"no","title":"No"}]}
                """));
    return template;
  }

  @Override
  public String toString() {
    return as;
  }
}
