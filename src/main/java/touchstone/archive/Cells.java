// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;

/** The columns of a table and how their cells stand in JSON, the same for both stores. */
record Cells(TreeMap<String, Kind> columns) {

  /** What a cell holds, whatever the store calls its type. */
  enum Kind {
    ID,
    TEXT,
    WHOLE,
    DECIMAL,
    REAL,
    TRUTH,
    TIME,
    DAY,
    BYTES
  }

  static Cells of(ResultSetMetaData columns) throws SQLException {
    TreeMap<String, Kind> kinds = new TreeMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      kinds.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), kind(columns, i));
    }
    return new Cells(kinds);
  }

  private static Kind kind(ResultSetMetaData columns, int i) throws SQLException {
    if (columns.getColumnTypeName(i).equalsIgnoreCase("uuid")) {
      return Kind.ID;
    }
    return switch (columns.getColumnType(i)) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.WHOLE;
      case Types.DECIMAL, Types.NUMERIC -> Kind.DECIMAL;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> Kind.REAL;
      case Types.BOOLEAN, Types.BIT -> Kind.TRUTH;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Kind.TIME;
      case Types.DATE -> Kind.DAY;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
      default -> Kind.TEXT;
    };
  }

  /** A column of the key as it is bound again. */
  static Object key(ResultSet row, String column) throws SQLException {
    Object value = row.getObject(column);
    return value instanceof Date || value instanceof OffsetDateTime
        ? row.getObject(column, OffsetDateTime.class)
        : value;
  }

  /** The present row, null cells left out, columns by name. */
  ObjectNode read(ResultSet row) throws SQLException {
    ObjectNode json = Json.object();
    for (var column : columns.entrySet()) {
      String name = column.getKey();
      switch (column.getValue()) {
        case ID, TEXT, DAY -> put(json, name, row.getString(name));
        case WHOLE -> {
          long value = row.getLong(name);
          if (!row.wasNull()) {
            json.put(name, value);
          }
        }
        case DECIMAL -> {
          BigDecimal value = row.getBigDecimal(name);
          put(json, name, value == null ? null : value.toPlainString());
        }
        case REAL -> {
          double value = row.getDouble(name);
          if (!row.wasNull()) {
            json.put(name, Double.toString(value));
          }
        }
        case TRUTH -> {
          boolean value = row.getBoolean(name);
          if (!row.wasNull()) {
            json.put(name, value);
          }
        }
        case TIME -> {
          OffsetDateTime value = row.getObject(name, OffsetDateTime.class);
          put(json, name, value == null ? null : value.toInstant().toString());
        }
        case BYTES -> {
          byte[] value = row.getBytes(name);
          put(json, name, value == null ? null : Base64.getEncoder().encodeToString(value));
        }
      }
    }
    return json;
  }

  private static void put(ObjectNode json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  /** Binds a cell; a problem says that it is none of the column's kind. */
  void bind(PreparedStatement statement, int place, String column, JsonNode cell)
      throws SQLException {
    Kind kind = columns.get(column);
    try {
      if (cell == null || cell.isNull()) {
        statement.setNull(place, Types.NULL);
        return;
      }
      switch (kind) {
        case ID -> statement.setObject(place, UUID.fromString(cell.textValue()));
        case TEXT -> statement.setString(place, text(cell));
        case WHOLE -> statement.setLong(place, whole(cell));
        case DECIMAL -> statement.setBigDecimal(place, new BigDecimal(text(cell)));
        case REAL -> statement.setDouble(place, finite(Double.parseDouble(text(cell))));
        case TRUTH -> statement.setBoolean(place, truth(cell));
        case TIME -> statement.setObject(place, Instant.parse(text(cell)).atOffset(ZoneOffset.UTC));
        case DAY -> statement.setObject(place, LocalDate.parse(text(cell)));
        case BYTES -> statement.setBytes(place, Base64.getDecoder().decode(text(cell)));
      }
    } catch (IllegalArgumentException | DateTimeException | NullPointerException unfit) {
      throw Problem.refused("the column " + column + " does not hold " + kind);
    }
  }

  private static String text(JsonNode cell) {
    if (!cell.isTextual()) {
      throw new IllegalArgumentException("no text");
    }
    return cell.textValue();
  }

  private static long whole(JsonNode cell) {
    if (!cell.canConvertToLong() || !cell.isIntegralNumber()) {
      throw new IllegalArgumentException("no whole number");
    }
    return cell.longValue();
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("no finite number");
    }
    return value;
  }

  private static boolean truth(JsonNode cell) {
    if (!cell.isBoolean()) {
      throw new IllegalArgumentException("no truth value");
    }
    return cell.booleanValue();
  }
}
