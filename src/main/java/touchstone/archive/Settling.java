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
import java.util.HexFormat;
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
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> raters = new HashMap<>();
  private String slug;
  private long rows;
  private long there;

  Settling(Connection connection) {
    this.connection = connection;
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
        if (settle(part, row)) {
          fresh.add(row);
        }
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
            + ")"
            + (part.shared() ? " ON CONFLICT DO NOTHING" : "");
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
      for (int changed : statement.executeBatch()) {
        rows += changed == 0 ? 0 : 1;
        there += changed == 0 ? 1 : 0;
      }
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
      return true;
    }
    UUID id = UUID.fromString(row.path("id").asText());
    if (found("SELECT 1 FROM " + table + " WHERE id = ?", id) != null) {
      if (table.equals("project")) {
        throw Problem.conflict(
            "The project " + row.path("slug").asText() + " is here already; nothing was taken.");
      }
      there++;
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
      if (!row.has("id") || !row.has("dataset_id")) {
        throw Problem.malformed(part.entry() + ": a project lacks its id or its dataset");
      }
    }
    return true;
  }

  private boolean rater(ObjectNode row) throws SQLException {
    row.put("traits", "{}");
    String id = row.path("id").asText();
    if (found("SELECT 1 FROM rater WHERE id = ?", UUID.fromString(id)) != null) {
      there++;
      return false;
    }
    String name = row.path("name").asText();
    Object known = found("SELECT id FROM rater WHERE name = ?", name);
    if (known != null) {
      raters.put(id, known.toString());
      notes.add("The rater " + name + " is taken for the one of that name here.");
      there++;
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
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE dataset SET items = (SELECT COUNT(*) FROM item i WHERE i.dataset_id = dataset.id)"
                + " WHERE id = (SELECT dataset_id FROM project WHERE slug = ?)")) {
      statement.setString(1, slug);
      statement.executeUpdate();
    }
    return new Arrival(slug, rows, there, notes);
  }
}
