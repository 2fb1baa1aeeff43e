// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Secrets;
import touchstone.base.Sql;

/**
 * One act, as it stands in the log.
 *
 * @param seq the place in the chain, from 1; null until it is sealed
 * @param actor the account's id, or null where a rule or the server itself acted
 * @param act what was done: "POST /projects/{slug}/launch", or a word such as "quality.pause"
 * @param subject what it was done to: "projects/faces", "participants/…"; or null
 * @param outcome the status of a request, "asked" where none became known, "done" for other acts
 * @param details a JSON object of ids, slugs, states and numbers
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Entry(
    Long seq,
    UUID id,
    Instant at,
    UUID actor,
    String act,
    String subject,
    String outcome,
    @JsonIgnore String details,
    String previous,
    String hash) {

  /** What comes before the first. */
  static final String BEFORE_ALL = "0".repeat(64);

  static final String COLUMNS =
      "e.seq, e.id, e.at, e.actor, e.act, e.subject, e.outcome, e.details, e.previous, e.hash";

  static Entry from(ResultSet row) throws SQLException {
    return new Entry(
        Sql.longOrNull(row, "seq"),
        Sql.id(row, "id"),
        Sql.instant(row, "at"),
        Sql.id(row, "actor"),
        row.getString("act"),
        row.getString("subject"),
        row.getString("outcome"),
        row.getString("details"),
        row.getString("previous"),
        row.getString("hash"));
  }

  /** The details as JSON; what is none any more was tampered with, and is shown as it is. */
  @JsonProperty("details")
  JsonNode told() {
    try {
      return Json.tree(details);
    } catch (RuntimeException tampered) {
      return Json.mapper().getNodeFactory().textNode(details);
    }
  }

  /** The same at its place in the chain. */
  Entry sealed(long place, String before) {
    Entry placed = new Entry(place, id, at, actor, act, subject, outcome, details, before, null);
    return new Entry(place, id, at, actor, act, subject, outcome, details, before, placed.digest());
  }

  /** SHA-256 over the hash before and the canonical JSON of everything else. */
  String digest() {
    ObjectNode said = Json.object();
    said.put("seq", seq).put("id", id.toString()).put("at", at.toString());
    said.put("actor", actor == null ? null : actor.toString());
    said.put("act", act).put("subject", subject).put("outcome", outcome).put("details", details);
    return Secrets.sha256(previous + Json.canonical(said));
  }
}
