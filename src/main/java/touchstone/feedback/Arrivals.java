// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.Json;
import touchstone.base.Sql;

/** What happened to predictions, in the order of arrival: how long feedback takes. */
@ApplicationScoped
public class Arrivals {
  private final Sql sql;

  Arrivals(Sql sql) {
    this.sql = sql;
  }

  /** An outcome of a prediction. */
  public record Arrival(
      Map<String, String> slices, Instant predictedAt, Instant happenedAt, Instant receivedAt) {}

  /** Those received since a time, the newest first, up to so many. */
  public List<Arrival> newest(Stream stream, Instant since, int most) {
    return sql.list(
        row ->
            new Arrival(
                slices(Json.tree(row.getString("slices"))),
                Sql.instant(row, "predicted_at"),
                Sql.instant(row, "at"),
                Sql.instant(row, "received_at")),
        "SELECT p.slices, p.at AS predicted_at, o.at, o.received_at FROM ("
            + "SELECT * FROM outcome WHERE stream = ? AND received_at > ?"
            + " ORDER BY stream DESC, received_at DESC LIMIT ?) o"
            + " JOIN prediction p ON p.stream = o.stream AND p.key_hash = o.key_hash",
        stream.number(),
        since,
        most);
  }

  private static Map<String, String> slices(JsonNode slices) {
    Map<String, String> named = new TreeMap<>();
    slices.fields().forEachRemaining(one -> named.put(one.getKey(), one.getValue().asText()));
    return named;
  }
}
