// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/**
 * A kept resolution of all of a project's judgements.
 *
 * @param asOf the record time up to which it read
 * @param inputHash SHA-256 over the judgements read: equal input, equal labels
 * @param version of the methods; a higher one may label otherwise
 * @param questions by question the method that it got, how often it learned, and the calibration
 * @param labels how many questions of tasks got a label
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ResolutionRun(
    UUID run,
    String state,
    String method,
    JsonNode params,
    Instant asOf,
    String inputHash,
    long labels,
    long tasks,
    int iterations,
    long millis,
    JsonNode warnings,
    int version,
    JsonNode questions,
    Instant createdAt) {

  static ResolutionRun from(ResultSet row) throws SQLException {
    return new ResolutionRun(
        Sql.id(row, "id"),
        row.getString("state"),
        row.getString("method"),
        Json.tree(row.getString("params")),
        Sql.instant(row, "as_of"),
        row.getString("input_hash"),
        row.getLong("labels"),
        row.getLong("tasks"),
        row.getInt("iterations"),
        row.getLong("millis"),
        Json.tree(row.getString("warnings")),
        row.getInt("version"),
        Json.tree(row.getString("questions")),
        Sql.instant(row, "created_at"));
  }
}
