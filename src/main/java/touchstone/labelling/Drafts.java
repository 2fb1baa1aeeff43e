// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Sql;

/**
 * What raters have filled in and not sent yet: the fields of the form as they stand, right or
 * wrong, so that another machine shows the same page.
 */
@ApplicationScoped
@Transactional
class Drafts {
  private static final int LONGEST = 1_000_000;

  private final Sql sql;

  Drafts(Sql sql) {
    this.sql = sql;
  }

  /** Keeps the fields in place of those kept before. */
  void keep(UUID slot, MultivaluedMap<String, String> form) {
    ObjectNode fields = Json.object();
    form.forEach(
        (name, values) -> {
          ArrayNode list = fields.putArray(name);
          values.forEach(list::add);
        });
    String text = Json.write(fields);
    if (text.length() > LONGEST) {
      throw new Problem(413, "Too large", "A draft holds at most 1 MB.", java.util.List.of());
    }
    int changed =
        sql.update(
            "UPDATE draft SET fields = ?, saved_at = CURRENT_TIMESTAMP WHERE slot_id = ?",
            text,
            slot);
    if (changed == 0) {
      sql.update(
          "INSERT INTO draft (slot_id, fields, saved_at) VALUES (?, ?, CURRENT_TIMESTAMP)"
              + " ON CONFLICT DO NOTHING",
          slot,
          text);
    }
  }

  Optional<MultivaluedMap<String, String>> of(UUID slot) {
    return sql.first(
            row -> row.getString("fields"), "SELECT fields FROM draft WHERE slot_id = ?", slot)
        .map(Drafts::form);
  }

  void drop(UUID slot) {
    sql.update("DELETE FROM draft WHERE slot_id = ?", slot);
  }

  @Scheduled(every = "6h", delayed = "10m")
  void dropOld() {
    sql.update("DELETE FROM draft WHERE saved_at < CURRENT_TIMESTAMP - INTERVAL '30' DAY");
  }

  private static MultivaluedMap<String, String> form(String fields) {
    MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
    JsonNode json = Json.tree(fields);
    json.fieldNames()
        .forEachRemaining(name -> json.get(name).forEach(each -> form.add(name, each.asText())));
    return form;
  }
}
