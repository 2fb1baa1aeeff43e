// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.join.Outcome;
import touchstone.join.Prediction;

/** Rows of the store as events of the join. */
final class StoredEvent {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private StoredEvent() {}

  static Prediction prediction(ResultSet row) throws SQLException {
    return new Prediction(
        row.getString("prediction_key"),
        Sql.id(row, "key_hash"),
        row.getLong("content_hash"),
        Sql.instant(row, "at"),
        Sql.instant(row, "received_at"),
        number(row, "score"),
        row.getString("model"),
        row.getDouble("weight"),
        number(row, "propensity"),
        slices(row.getString("slices")),
        row.getString("features"));
  }

  static Outcome outcome(ResultSet row) throws SQLException {
    return new Outcome(
        Sql.id(row, "key_hash"),
        Sql.id(row, "event_hash"),
        row.getLong("content_hash"),
        row.getString("type"),
        number(row, "amount"),
        Sql.instant(row, "at"),
        Sql.instant(row, "received_at"));
  }

  private static Double number(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? null : number;
  }

  private static Map<String, String> slices(String json) {
    if (json.length() <= 2) {
      return Map.of();
    }
    try {
      return new LinkedHashMap<>(Json.mapper().readValue(json, TEXTS));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
