// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Sql;

/** Looks at every field of a dataset: what a lead should know before anyone labels. */
@ApplicationScoped
public class Profiles {
  private static final int CHUNK = 2000;
  private static final int MOST_ITEMS = 200_000;
  private static final int MOST_FIELDS = 200;

  private final Sql sql;

  Profiles(Sql sql) {
    this.sql = sql;
  }

  /**
   * The profile of a dataset.
   *
   * @param items all items of the dataset
   * @param read the items looked at: all, or the first 200,000
   */
  public record Profile(long items, long read, List<FieldProfile> fields) {}

  private record Content(UUID id, String content) {}

  public Profile of(Dataset dataset) {
    Map<String, FieldStatistics> fields = new LinkedHashMap<>();
    long read = 0;
    UUID after = new UUID(0, 0);
    while (read < MOST_ITEMS) {
      List<Content> chunk =
          sql.list(
              row -> new Content(Sql.id(row, "id"), row.getString("content")),
              "SELECT id, content FROM item WHERE dataset_id = ? AND id > ? ORDER BY id LIMIT ?",
              dataset.id,
              after,
              CHUNK);
      for (Content item : chunk) {
        add(fields, Json.tree(item.content()));
      }
      read += chunk.size();
      if (chunk.size() < CHUNK) {
        break;
      }
      after = chunk.get(chunk.size() - 1).id();
    }
    long seen = read;
    return new Profile(
        dataset.items, seen, fields.values().stream().map(field -> field.profile(seen)).toList());
  }

  private static void add(Map<String, FieldStatistics> fields, JsonNode content) {
    for (Iterator<Map.Entry<String, JsonNode>> each = content.fields(); each.hasNext(); ) {
      Map.Entry<String, JsonNode> field = each.next();
      FieldStatistics known = fields.get(field.getKey());
      if (known == null && fields.size() < MOST_FIELDS) {
        known = new FieldStatistics(field.getKey());
        fields.put(field.getKey(), known);
      }
      if (known != null) {
        known.add(field.getValue());
      }
    }
  }
}
