// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Problem;

/** Where things stand in a record: one mapping for all doors, and others for some of them. */
public final class Mappings {
  private static final String DOORS = "doors";

  private final JsonNode written;
  private final Mapping all;
  private final Map<String, Mapping> byDoor = new HashMap<>();

  private Mappings(JsonNode written, Mapping all) {
    this.written = written;
    this.all = all;
  }

  /** Reads {key,at,...,doors?:{firehose:{...}}}; null: everything stands under its own name. */
  public static Mappings of(JsonNode json) {
    if (json != null && !json.isNull() && !json.isObject()) {
      throw Problem.refusedField("mapping", "must be an object");
    }
    ObjectNode plain = json == null || json.isNull() ? Json.object() : json.deepCopy();
    JsonNode doors = plain.remove(DOORS);
    Mappings mappings =
        new Mappings(
            json == null ? Json.object() : json,
            Mapping.of(Json.read(plain, Mapping.Written.class)));
    if (doors != null && !doors.isObject()) {
      throw Problem.refusedField("mapping.doors", "must be an object of mappings by door");
    }
    if (doors != null) {
      doors
          .fields()
          .forEachRemaining(
              door ->
                  mappings.byDoor.put(
                      door.getKey(),
                      Mapping.of(Json.read(door.getValue(), Mapping.Written.class))));
    }
    return mappings;
  }

  Mapping at(String door) {
    return byDoor.getOrDefault(door, all);
  }

  /** As it was written. */
  public JsonNode written() {
    return written;
  }
}
