// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Secrets;

/** Writes the rows of an archive into this store, table by table, in one transaction. */
final class Settling {
  private static final int ROWS_AT_ONCE = 500;
  private static final Set<String> SLUGGED = Set.of("dataset", "guideline", "pool", "project");

  private final Connection connection;
  private final Content content;
  private final Set<String> there = new HashSet<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> singles = new HashSet<>();
  private final Map<String, String> raters = new HashMap<>();
  private String slug;
  private UUID project;
  private long rows;
  private long known;

  Settling(Connection connection, Content content) {
    this.connection = connection;
    this.content = content;
  }

  Sums table(Part part, Lines lines) throws IOException, SQLException {
    Cells cells = cells(part);
    MessageDigest digest = Secrets.digest();
    long count = 0;
    List<ObjectNode> batch = new ArrayList<>();
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      digest.update(line);
      digest.update((byte) '\n');
      count++;
      batch.add(row(part, cells, line, count));
      if (batch.size() == ROWS_AT_ONCE) {
        write(part, cells, batch, count);
      }
    }
    write(part, cells, batch, count);
    counts.put(part.table(), count);
    return new Sums(part.table(), count, HexFormat.of().formatHex(digest.digest()));
  }

  private Cells cells(Part part) throws SQLException {
    try (PreparedStatement none =
            connection.prepareStatement("SELECT * FROM " + part.table() + " WHERE 1 = 0");
        ResultSet empty = none.executeQuery()) {
      return Cells.of(empty.getMetaData());
    }
  }

  private static ObjectNode row(Part part, Cells cells, byte[] line, long number) {
    JsonNode row;
    try {
      row = Json.tree(line);
    } catch (Problem broken) {
      throw Problem.malformed(at(part, number) + broken.getMessage());
    }
    if (!row.isObject()) {
      throw Problem.malformed(at(part, number) + "an object is expected");
    }
    row.fieldNames()
        .forEachRemaining(
            name -> {
              if (!cells.columns().containsKey(name) || part.without().contains(name)) {
                throw Problem.refused(
                    at(part, number)
                        + "the column "
                        + name
                        + " is not known: was the archive written by a newer version?");
              }
            });
    return (ObjectNode) row;
  }

  private static String at(Part part, long number) {
    return part.entry() + " line " + number + ": ";
  }

  private void write(Part part, Cells cells, List<ObjectNode> batch, long count)
      throws SQLException {
    if (batch.isEmpty()) {
      return;
    }
    List<ObjectNode> fresh = new ArrayList<>();
    long number = count - batch.size();
    for (ObjectNode row : batch) {
      number++;
      try {
        content.check(part.table(), row);
        if (settle(part, row)) {
          fresh.add(row);
        }
      } catch (Problem unfit) {
        throw unfit.status() == 409
            ? unfit
            : Problem.refused(at(part, number) + unfit.getMessage());
      } catch (IllegalArgumentException noId) {
        throw Problem.malformed(at(part, number) + "an id is none");
      }
    }
    batch.clear();
    Map<Set<String>, List<ObjectNode>> alike = new HashMap<>();
    for (ObjectNode row : fresh) {
      Set<String> names = new TreeSet<>();
      row.fieldNames().forEachRemaining(names::add);
      alike.computeIfAbsent(names, first -> new ArrayList<>()).add(row);
    }
    for (Map.Entry<Set<String>, List<ObjectNode>> each : alike.entrySet()) {
      insert(part, cells, List.copyOf(each.getKey()), each.getValue(), count);
    }
  }

  private void insert(
      Part part, Cells cells, List<String> columns, List<ObjectNode> rowsOfIt, long upTo)
      throws SQLException {
    String sql =
        "INSERT INTO "
            + part.table()
            + " ("
            + String.join(", ", columns)
            + ") VALUES ("
            + String.join(", ", Collections.nCopies(columns.size(), "?"))
            + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (ObjectNode row : rowsOfIt) {
        for (int i = 0; i < columns.size(); i++) {
          try {
            cells.bind(statement, i + 1, columns.get(i), row.get(columns.get(i)));
          } catch (Problem unfit) {
            throw Problem.refused(part.entry() + " up to line " + upTo + ": " + unfit.getMessage());
          }
        }
        statement.addBatch();
      }
      statement.executeBatch();
      rows += rowsOfIt.size();
    }
  }

  /** Fits a row to what is here; false where it is here already. */
  private boolean settle(Part part, ObjectNode row) throws SQLException {
    String table = part.table();
    if (row.has("rater_id")) {
      String id = row.get("rater_id").asText();
      row.put("rater_id", raters.getOrDefault(id, id));
    }
    if (table.equals("rater")) {
      return rater(row);
    }
    if (!SLUGGED.contains(table)) {
      if (part.shared() && there.contains(part.parent())) {
        known++;
        return false;
      }
      if (row.has("project_id") && !id("project_id", row).equals(project)) {
        throw Problem.refused("the row belongs to another project");
      }
      return true;
    }
    if (!singles.add(table)) {
      throw Problem.refused("there is more than one " + table);
    }
    UUID id = id("id", row);
    if (found("SELECT 1 FROM " + table + " WHERE id = ?", id) != null) {
      if (table.equals("project")) {
        throw Problem.conflict(
            "The project " + row.path("slug").asText() + " is here already; nothing was taken.");
      }
      there.add(table);
      known++;
      return false;
    }
    String wanted = row.path("slug").asText();
    String free = wanted;
    for (int i = 2; found("SELECT 1 FROM " + table + " WHERE slug = ?", free) != null; i++) {
      String end = "-" + i;
      free = wanted.substring(0, Math.min(wanted.length(), 64 - end.length())) + end;
    }
    if (!free.equals(wanted)) {
      row.put("slug", free);
      notes.add(
          "The " + table + " " + wanted + " is called " + free + " here: the name was taken.");
    }
    if (table.equals("project")) {
      slug = free;
      project = id;
    }
    return true;
  }

  private static UUID id(String column, ObjectNode row) {
    return UUID.fromString(row.path(column).asText());
  }

  private boolean rater(ObjectNode row) throws SQLException {
    row.put("traits", "{}");
    String id = row.path("id").asText();
    if (found("SELECT 1 FROM rater WHERE id = ?", UUID.fromString(id)) != null) {
      known++;
      return false;
    }
    String name = row.path("name").asText();
    Object same = found("SELECT id FROM rater WHERE name = ?", name);
    if (same != null) {
      raters.put(id, same.toString());
      notes.add("The rater " + name + " is taken for the one of that name here.");
      known++;
      return false;
    }
    return true;
  }

  private Object found(String sql, Object argument) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, argument);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getObject(1) : null;
      }
    }
  }

  /** What came, once all tables are there; the datasets' counts are made true. */
  Arrival arrived() throws SQLException {
    if (slug == null) {
      throw Problem.refused("The archive holds no project; nothing was taken.");
    }
    for (Part part : Parts.ALL) {
      belongs(part);
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE dataset SET items = (SELECT COUNT(*) FROM item i WHERE i.dataset_id = dataset.id)"
                + " WHERE id = (SELECT dataset_id FROM project WHERE slug = ?)")) {
      statement.setString(1, slug);
      statement.executeUpdate();
    }
    return new Arrival(slug, rows, known, notes);
  }

  /** Every row that came hangs on this project: it is found again from there. */
  private void belongs(Part part) throws SQLException {
    if (part.table().equals("rater") || part.shared() && there.contains(part.parent())) {
      return;
    }
    String count = "SELECT COUNT(*) FROM " + part.from() + " WHERE " + part.where();
    long wanted = counts.getOrDefault(part.table(), 0L);
    if (number(count) != wanted) {
      throw Problem.refused(
          "Rows of " + part.table() + " belong to another project; nothing was taken.");
    }
    String strays =
        switch (part.table()) {
          case "task" ->
              "SELECT COUNT(*) FROM task t JOIN item i ON i.id = t.item_id JOIN project p"
                  + " ON p.id = t.project_id WHERE p.id = ? AND i.dataset_id <> p.dataset_id";
          case "slot" ->
              "SELECT COUNT(*) FROM slot t WHERE t.project_id = ? AND NOT EXISTS (SELECT 1 FROM"
                  + " task k JOIN participant q ON q.project_id = k.project_id"
                  + " WHERE k.id = t.task_id AND q.id = t.participant_id"
                  + " AND k.project_id = t.project_id)";
          case "judgement" ->
              "SELECT COUNT(*) FROM judgement t WHERE t.project_id = ? AND (t.round < 0"
                  + " OR t.recorded_at > CURRENT_TIMESTAMP OR NOT EXISTS (SELECT 1 FROM project p"
                  + " JOIN guideline_version v ON v.guideline_id = p.guideline_id"
                  + " WHERE p.id = t.project_id AND v.number = t.guideline_version)"
                  + " OR NOT EXISTS (SELECT 1 FROM slot s WHERE s.id = t.slot_id"
                  + " AND s.project_id = t.project_id AND s.task_id = t.task_id"
                  + " AND s.participant_id = t.participant_id))";
          default -> null;
        };
    if (strays != null && number(strays) > 0) {
      throw Problem.refused(
          "Rows of " + part.table() + " do not fit their project; nothing was taken.");
    }
  }

  private long number(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, project);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
