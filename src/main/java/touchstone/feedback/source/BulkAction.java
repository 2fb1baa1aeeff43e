// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.feedback.Received;

/**
 * What a line of a bulk request asks to be done with the record behind it.
 *
 * @param id the id that the sender gave, or null
 */
record BulkAction(String verb, String index, String id) {
  static final String CREATE = "create";
  static final String INDEX = "index";
  static final String UPDATE = "update";
  static final String DELETE = "delete";

  private static final Set<String> VERBS = Set.of(CREATE, INDEX, UPDATE, DELETE);

  /** The action of a line, or null where it is none. */
  static BulkAction of(BulkLines.Line line, String index) {
    JsonNode tree;
    try {
      tree = line.whole() ? Json.tree(line.bytes()) : Json.object();
    } catch (Problem noJson) {
      return null;
    }
    if (!tree.isObject() || tree.size() != 1) {
      return null;
    }
    String verb = tree.fieldNames().next();
    JsonNode of = tree.get(verb);
    boolean action = VERBS.contains(verb) && (of.isObject() || of.isNull());
    return action ? new BulkAction(verb, of.path("_index").asText(index), id(of)) : null;
  }

  private static String id(JsonNode of) {
    String id = of.path("_id").asText("");
    return id.isEmpty() || of.path("_id").isNull() ? null : id;
  }

  boolean hasRecord() {
    return !verb.equals(DELETE);
  }

  /** The record of the line behind the action; null is the end of the body. */
  Received record(BulkLines.Line line) {
    Received record =
        line == null
            ? Received.unreadable(
                Json.write(this), "There is no record behind this action of a bulk request.")
            : Records.of(line.bytes(), line.whole());
    if (verb.equals(UPDATE) && record.record() != null) {
      record = updated(record.record());
    }
    return record.with(id, null, index);
  }

  private static Received updated(JsonNode update) {
    for (String part : new String[] {"doc", "upsert"}) {
      if (update.path(part).isObject()) {
        return Received.of(update.get(part));
      }
    }
    return Records.unreadable(
        update.toString().getBytes(StandardCharsets.UTF_8), "The update holds no document.");
  }
}
