// SPDX-License-Identifier: Apache-2.0
package touchstone.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import touchstone.base.Listing;
import touchstone.base.Sql;

/** The log as it is read, oldest or newest first. */
@ApplicationScoped
class AuditLog {
  private final Sql sql;

  AuditLog(Sql sql) {
    this.sql = sql;
  }

  /** The sealed entries after a place, oldest first. */
  Listing<Entry> after(long seq, int limit) {
    List<Entry> rows =
        sql.list(
            Entry::from,
            "SELECT "
                + Entry.COLUMNS
                + " FROM audit_entry e WHERE e.seq > ? ORDER BY e.seq LIMIT ?",
            seq,
            limit + 1);
    return Listing.of(rows, limit, entry -> String.valueOf(entry.seq()));
  }

  /** An entry with the login of who acted, for people to read; null where nobody is known. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Shown(Entry entry, String login) {
    private static final int SHORT = 19;

    /** The details in one line, or nothing. */
    public String line() {
      List<String> parts = new ArrayList<>();
      entry
          .told()
          .fields()
          .forEachRemaining(each -> parts.add(each.getKey() + " " + plain(each.getValue())));
      return String.join(" · ", parts);
    }

    /** A digest by its beginning: the whole one is given out by the interface. */
    private static String plain(JsonNode value) {
      String text = value.isValueNode() ? value.asText() : value.toString();
      return text.startsWith(Called.DIGEST) ? text.substring(0, SHORT) + "…" : text;
    }
  }

  /**
   * What to look for; null or blank asks for all.
   *
   * @param act what the act's words hold
   * @param actor a login
   * @param before only acts before this one, by its id
   */
  record Filter(String act, String actor, String subject, UUID before) {}

  /** The newest acts first, sealed or not. */
  List<Shown> newest(Filter filter, int limit) {
    List<Object> arguments = new ArrayList<>();
    StringBuilder where = new StringBuilder("TRUE");
    like(where, arguments, "e.act", filter.act());
    like(where, arguments, "e.subject", filter.subject());
    if (given(filter.actor())) {
      where.append(" AND a.login = LOWER(?)");
      arguments.add(filter.actor().strip());
    }
    if (filter.before() != null) {
      where.append(" AND e.id < ?");
      arguments.add(filter.before());
    }
    arguments.add(limit);
    return sql.list(
        row -> new Shown(Entry.from(row), row.getString("login")),
        "SELECT "
            + Entry.COLUMNS
            + ", a.login FROM audit_entry e LEFT JOIN account a ON a.id = e.actor WHERE "
            + where
            + " ORDER BY e.id DESC LIMIT ?",
        arguments.toArray());
  }

  private static void like(
      StringBuilder where, List<Object> arguments, String column, String text) {
    if (given(text)) {
      where.append(" AND POSITION(LOWER(?) IN LOWER(").append(column).append(")) > 0");
      arguments.add(text.strip());
    }
  }

  private static boolean given(String text) {
    return text != null && !text.isBlank();
  }

  /** The time of the first act kept, or null. */
  Instant began() {
    return sql.first(row -> Sql.instant(row, "began"), "SELECT MIN(at) AS began FROM audit_entry")
        .orElse(null);
  }
}
