// SPDX-License-Identifier: Apache-2.0
package touchstone.person;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/** Everything that is held on a rater, as one JSON document, written part by part. */
@ApplicationScoped
class HeldOn {
  private static final int CHUNK = 500;
  private static final UUID START = new UUID(0, 0);

  private final Sql sql;

  HeldOn(Sql sql) {
    this.sql = sql;
  }

  void write(UUID rater, OutputStream out) throws IOException {
    JsonGenerator json = Json.mapper().createGenerator(out).useDefaultPrettyPrinter();
    json.writeStartObject();
    for (Holdings.Part part : Holdings.PARTS) {
      json.writeArrayFieldStart(part.name());
      for (ObjectNode row : sql.list(HeldOn::row, part.sql(), rater)) {
        json.writeTree(row);
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("judgements");
    for (UUID from = START; from != null; ) {
      from = judgements(rater, from, json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }

  /** The id to go on from, or null at the end. */
  private UUID judgements(UUID rater, UUID from, JsonGenerator json) throws IOException {
    List<ObjectNode> rows = sql.list(HeldOn::row, Holdings.JUDGEMENTS, rater, from, CHUNK);
    for (ObjectNode row : rows) {
      json.writeTree(row);
    }
    return rows.isEmpty() ? null : UUID.fromString(rows.get(rows.size() - 1).get("id").asText());
  }

  private static ObjectNode row(ResultSet row) throws SQLException {
    ObjectNode fields = Json.object();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      if (columns.getColumnType(i) == Types.TIMESTAMP_WITH_TIMEZONE
          || columns.getColumnType(i) == Types.TIMESTAMP) {
        OffsetDateTime at = row.getObject(i, OffsetDateTime.class);
        fields.put(named(name), at == null ? null : at.toInstant().toString());
      } else {
        put(fields, name, row.getObject(i));
      }
    }
    return fields;
  }

  private static void put(ObjectNode fields, String column, Object held) {
    String name = named(column);
    if (held instanceof Boolean yes) {
      fields.put(name, yes);
    } else if (held instanceof Integer || held instanceof Long) {
      fields.put(name, ((Number) held).longValue());
    } else if (held instanceof Number number) {
      fields.put(name, number.doubleValue());
    } else if (held != null && Holdings.JSON.contains(column)) {
      fields.set(name, Json.tree(held.toString()));
    } else {
      fields.put(name, held == null ? null : held.toString());
    }
  }

  /** Columns have underscores where fields have capitals. */
  private static String named(String column) {
    StringBuilder name = new StringBuilder();
    for (String word : column.split("_")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
