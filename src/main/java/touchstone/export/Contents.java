// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.project.Project;

/**
 * The contents of a project's items in the order of rank, read a chunk at a time in step with what
 * was answered about them, as they are now or were at a record time.
 */
final class Contents {
  private static final int CHUNK = 500;

  private final Sql sql;
  private final Project project;
  private final Instant asOf;
  private final Deque<Content> ahead = new ArrayDeque<>();
  private long read;

  Contents(Sql sql, Project project, Instant asOf) {
    this.sql = sql;
    this.project = project;
    this.asOf = asOf;
  }

  private record Past(Instant until, String content) {}

  /** An item's content now and what it was before, the oldest first. */
  final class Content {
    final long number;
    final String item;
    private final String present;
    private final List<Past> past = new ArrayList<>();

    private Content(long number, String item, String present) {
      this.number = number;
      this.item = item;
      this.present = present;
    }

    /** What it was at a record time; null for now. */
    private JsonNode at(Instant time) {
      return Json.tree(
          past.stream()
              .filter(each -> time != null && each.until().isAfter(time))
              .map(Past::content)
              .findFirst()
              .orElse(present));
    }

    /** What it is, as of the file's time. */
    JsonNode now() {
      return at(asOf);
    }

    /** What it was when something was recorded; the same object where it never changed. */
    JsonNode when(Instant recorded, JsonNode now) {
      return past.isEmpty() ? now : at(recorded);
    }
  }

  /** The content of an item; each call must ask for one further on than the last. */
  Content next(String item) {
    while (true) {
      if (ahead.isEmpty() && !fill()) {
        throw new IllegalStateException("Item " + item + " is not where its rank says");
      }
      Content content = ahead.poll();
      if (content.item.equals(item)) {
        return content;
      }
    }
  }

  private boolean fill() {
    Map<String, Content> byItem = new HashMap<>();
    List<Content> chunk =
        sql.list(
            row ->
                new Content(
                    row.getLong("rank"), row.getString("item_key"), row.getString("content")),
            "SELECT t.rank, i.item_key, i.content FROM task t JOIN item i ON i.id = t.item_id"
                + " WHERE t.project_id = ? AND t.rank > ? AND t.rank <= ? ORDER BY t.rank",
            project.id,
            read,
            read + CHUNK);
    chunk.forEach(content -> byItem.put(content.item, content));
    sql.list(
        row ->
            byItem
                .get(row.getString("item_key"))
                .past
                .add(new Past(Sql.instant(row, "until"), row.getString("content"))),
        "SELECT i.item_key, p.until, p.content FROM task t JOIN item i ON i.id = t.item_id"
            + " JOIN item_past p ON p.item_id = i.id"
            + " WHERE t.project_id = ? AND t.rank > ? AND t.rank <= ? ORDER BY p.until",
        project.id,
        read,
        read + CHUNK);
    ahead.addAll(chunk);
    read += CHUNK;
    return !chunk.isEmpty();
  }

  /** Whether any item of the project was ever changed. */
  static boolean changed(Sql sql, Project project) {
    return sql.holds(
        "SELECT EXISTS (SELECT 1 FROM item_past p JOIN item i ON i.id = p.item_id"
            + " WHERE i.dataset_id = ?)",
        project.datasetId);
  }
}
