// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import com.fasterxml.jackson.databind.JsonNode;

/** How one field of the JSON is written in one cell of the form, both ways. */
interface Cell {
  /** What stands in the cell for this JSON, or null where no text of this kind can say it. */
  String text(JsonNode json);

  /** The JSON of a text that is not blank; what cannot be read stays a text, to be refused. */
  JsonNode json(String text);

  /** Whether the cell says all of this JSON. */
  default boolean holds(JsonNode json) {
    String text = text(json);
    return text != null && !text.isBlank() && Numbers.same(json, json(text));
  }
}
