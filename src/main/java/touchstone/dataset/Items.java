// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.RecordTime;
import touchstone.base.Secrets;
import touchstone.base.Sql;

/** The items of datasets: brought in by key, found by slice and text. */
@ApplicationScoped
@Transactional
public class Items {
  private static final int LONGEST_KEY = 512;
  private static final int LONGEST_SLICE = 200;
  private static final UUID START = new UUID(0, 0);

  private final Sql sql;
  private final Imports imports;
  private final RecordTime recordTime;

  Items(Sql sql, Imports imports, RecordTime recordTime) {
    this.sql = sql;
    this.imports = imports;
    this.recordTime = recordTime;
  }

  /** Brings records in, by the value of the key field: new, updated where changed, or unchanged. */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public ImportReport bring(
      Dataset dataset, String keyField, LineFormat format, InputStream stream) {
    List<String> slices = dataset.sliceFields();
    return imports.run(
        "items",
        dataset.id,
        format,
        stream,
        (batch, tally) -> store(dataset.id, slices, keyField, batch, tally));
  }

  private record Stored(UUID id, String hash) {}

  private void store(
      UUID dataset,
      List<String> slices,
      String keyField,
      List<ItemLine> batch,
      Imports.Tally tally) {
    Map<String, List<ItemLine>> byKey = new LinkedHashMap<>();
    for (ItemLine line : batch) {
      String key = key(line, keyField, tally);
      if (key != null) {
        byKey.computeIfAbsent(key, first -> new ArrayList<>()).add(line);
      }
    }
    Map<String, Stored> stored = stored(dataset, byKey.keySet().toArray(String[]::new));
    List<Object[]> inserts = new ArrayList<>();
    List<Object[]> updates = new ArrayList<>();
    List<Object[]> sliceRows = new ArrayList<>();
    List<Object[]> changedSlices = new ArrayList<>();
    byKey.forEach(
        (key, lines) -> {
          ObjectNode last = lines.get(lines.size() - 1).record();
          String content = last.toString();
          String hash = hash(last);
          Stored known = stored.get(key);
          UUID id = known == null ? Ids.next() : known.id();
          if (known == null) {
            inserts.add(new Object[] {id, dataset, key, content, hash});
            tally.accepted++;
            count(lines, null, tally);
          } else if (known.hash().equals(hash)) {
            tally.unchanged += lines.size();
            return;
          } else {
            updates.add(new Object[] {content, hash, id});
            changedSlices.add(new Object[] {id});
            count(lines, known.hash(), tally);
          }
          for (String field : slices) {
            String slice = slice(last.get(field));
            if (slice != null) {
              sliceRows.add(new Object[] {id, dataset, field, slice});
            }
          }
        });
    sql.batch(
        "INSERT INTO item (id, dataset_id, item_key, content, content_hash, created_at, updated_at)"
            + " VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)",
        inserts);
    keepPast(updates);
    sql.batch(
        "UPDATE item SET content = ?, content_hash = ?, updated_at = CURRENT_TIMESTAMP"
            + " WHERE id = ?",
        updates);
    sql.batch("DELETE FROM item_slice WHERE item_id = ?", changedSlices);
    sql.batch(
        "INSERT INTO item_slice (item_id, dataset_id, name, slice) VALUES (?, ?, ?, ?)", sliceRows);
    if (!inserts.isEmpty()) {
      sql.update("UPDATE dataset SET items = items + ? WHERE id = ?", inserts.size(), dataset);
    }
  }

  /** Keeps what the items to be changed are until now. */
  private void keepPast(List<Object[]> updates) {
    sql.batch(
        "INSERT INTO item_past (item_id, until, content, content_hash)"
            + " SELECT i.id, COALESCE(CAST(? AS TIMESTAMP WITH TIME ZONE), CURRENT_TIMESTAMP),"
            + " i.content, i.content_hash FROM item i WHERE i.id = ?",
        updates.stream()
            .map(update -> new Object[] {recordTime.ofThisTransaction(), update[2]})
            .toList());
  }

  /** The contents of those items that there are, by key. */
  public Map<String, JsonNode> contents(Dataset dataset, List<String> keys) {
    Map<String, JsonNode> contents = new HashMap<>();
    sql.list(
        row -> contents.put(row.getString("item_key"), Json.tree(row.getString("content"))),
        "SELECT item_key, content FROM item WHERE dataset_id = ? AND item_key = ANY(?)",
        dataset.id,
        keys.toArray(String[]::new));
    return contents;
  }

  /** Counts lines of one key as if each had come by itself; a first one without before is new. */
  private static void count(List<ItemLine> lines, String before, Imports.Tally tally) {
    String present = before;
    for (ItemLine line : lines) {
      String hash = hash(line.record());
      if (present != null && present.equals(hash)) {
        tally.unchanged++;
      } else if (present != null) {
        tally.updated++;
      }
      present = hash;
    }
  }

  private static String hash(ObjectNode record) {
    return Secrets.sha256(Json.canonical(record).toString());
  }

  private static String key(ItemLine line, String keyField, Imports.Tally tally) {
    JsonNode value = line.record().get(keyField);
    String key = value == null || value.isContainerNode() || value.isNull() ? "" : value.asText();
    key = line.key() == null ? key : line.key();
    if (key.isBlank()) {
      tally.refuse(line.number(), "has no key: field " + keyField + " is missing or empty");
      return null;
    }
    if (key.length() > LONGEST_KEY) {
      tally.refuse(line.number(), "has a key longer than 512 characters");
      return null;
    }
    return key;
  }

  private static String slice(JsonNode value) {
    if (value == null || value.isNull() || value.isContainerNode() || value.asText().isEmpty()) {
      return null;
    }
    String text = value.asText();
    return text.length() > LONGEST_SLICE ? text.substring(0, LONGEST_SLICE) : text;
  }

  private Map<String, Stored> stored(UUID dataset, String[] keys) {
    Map<String, Stored> stored = new HashMap<>();
    sql.list(
        row ->
            stored.put(
                row.getString("item_key"),
                new Stored(Sql.id(row, "id"), row.getString("content_hash"))),
        "SELECT item_key, id, content_hash FROM item WHERE dataset_id = ? AND item_key = ANY(?)",
        dataset,
        keys);
    return stored;
  }

  /** Keeps records as items by the keys they carry, in the caller's transaction. */
  public Imports.Tally keep(Dataset dataset, List<ItemLine> keyed) {
    Imports.Tally tally = new Imports.Tally();
    store(dataset.id, dataset.sliceFields(), "id", keyed, tally);
    return tally;
  }

  /** Makes an item of each key that has none, with nothing but the key as its id. */
  public void ensure(Dataset dataset, List<String> keys) {
    List<ItemLine> missing = new ArrayList<>();
    Map<String, Stored> stored = stored(dataset.id, keys.toArray(String[]::new));
    keys.stream()
        .distinct()
        .filter(key -> !stored.containsKey(key))
        .forEach(key -> missing.add(ItemLine.of(0, Json.object().put("id", key))));
    if (!missing.isEmpty()) {
      store(dataset.id, dataset.sliceFields(), "id", missing, new Imports.Tally());
    }
  }

  /** Items in the order they came, from up to one of a slice and with a text in key or content. */
  public Listing<Item> page(Dataset dataset, Filter filter, int limit, String after) {
    StringBuilder query = new StringBuilder("SELECT i.* FROM ");
    List<Object> arguments = new ArrayList<>();
    if (filter.sliceName() == null) {
      query.append("item i WHERE i.dataset_id = ? AND i.id > ?");
    } else {
      query.append(
          "item_slice s JOIN item i ON i.id = s.item_id"
              + " WHERE s.name = ? AND s.slice = ? AND s.dataset_id = ? AND s.item_id > ?");
      arguments.add(filter.sliceName());
      arguments.add(filter.slice());
    }
    arguments.add(dataset.id);
    arguments.add(Listing.afterId(after, START));
    if (filter.text() != null) {
      query.append(" AND (LOWER(i.item_key) LIKE ? OR LOWER(i.content) LIKE ?)");
      String like = "%" + escaped(filter.text().toLowerCase(Locale.ROOT)) + "%";
      arguments.add(like);
      arguments.add(like);
    }
    query.append(filter.sliceName() == null ? " ORDER BY i.id" : " ORDER BY s.item_id");
    query.append(" LIMIT ?");
    arguments.add(limit + 1);
    List<Item> rows = sql.list(Items::item, query.toString(), arguments.toArray());
    return Listing.of(rows, limit, item -> item.id().toString());
  }

  /** What to show of a dataset; every part may be null. */
  public record Filter(String text, String sliceName, String slice) {
    /** "category:boots", as in a URL, and a text; blank means all. */
    public static Filter of(String text, String slice) {
      String wanted = text == null || text.isBlank() ? null : text.strip();
      if (slice == null || slice.isBlank()) {
        return new Filter(wanted, null, null);
      }
      int colon = slice.indexOf(':');
      if (colon < 1) {
        throw Problem.malformed("slice must be name:value.");
      }
      return new Filter(wanted, slice.substring(0, colon), slice.substring(colon + 1));
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** One slice's name, value and number of items. */
  public record SliceCount(String name, String slice, long items) {
    /** The slice as a filter names it. */
    public String filter() {
      return name + ":" + slice;
    }
  }

  /** The commonest slices of each slice field, at most 200 in all. */
  public List<SliceCount> slices(Dataset dataset) {
    return sql.list(
        row -> new SliceCount(row.getString(1), row.getString(2), row.getLong(3)),
        "SELECT name, slice, COUNT(*) FROM item_slice WHERE dataset_id = ?"
            + " GROUP BY name, slice ORDER BY name, COUNT(*) DESC, slice LIMIT 200",
        dataset.id);
  }

  public Optional<Item> byId(UUID id) {
    return sql.first(Items::item, "SELECT * FROM item i WHERE i.id = ?", id);
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        Sql.id(row, "id"),
        row.getString("item_key"),
        Json.tree(row.getString("content")),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"));
  }
}
