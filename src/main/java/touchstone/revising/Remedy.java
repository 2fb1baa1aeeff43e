// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Sql;

/**
 * What was decided about the labels of a project that a change outdated.
 *
 * @param labels how many were outdated when it was set going; null until then
 * @param endedAt when nothing was left to set going, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Remedy(
    UUID id,
    @JsonIgnore UUID project,
    int version,
    String kind,
    Integer sample,
    String note,
    Long labels,
    Instant at,
    Instant endedAt,
    @JsonIgnore UUID by) {
  static Remedy from(ResultSet row) throws SQLException {
    int sample = row.getInt(Wanted.SAMPLE);
    return new Remedy(
        Sql.id(row, "id"),
        Sql.id(row, "project_id"),
        row.getInt("version"),
        row.getString("kind"),
        row.wasNull() || sample == 0 ? null : Integer.valueOf(sample),
        row.getString("note"),
        Sql.longOrNull(row, "labels"),
        Sql.instant(row, "at"),
        Sql.instant(row, "ended_at"),
        Sql.id(row, "decided_by"));
  }

  boolean accepted() {
    return kind.equals(Wanted.ACCEPT);
  }

  boolean ended() {
    return endedAt != null;
  }

  public boolean sampled() {
    return kind.equals(Wanted.SAMPLE);
  }
}
