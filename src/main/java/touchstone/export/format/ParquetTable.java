// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import touchstone.export.Heading;
import touchstone.export.TableFormat;

/**
 * Rows on their way into a Parquet file: gathered as JSON lines and turned by DuckDB with a type a
 * column, by one thread, so that the same rows give the same bytes of the same version of DuckDB.
 * Where a question changed its type, answers of both types are there: their column is then JSON as
 * text.
 */
abstract class ParquetTable implements TableFormat.Rows {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("distribution", "STRUCT(answer VARCHAR, share DOUBLE)[]"),
          Map.entry("confidence", "DOUBLE"),
          Map.entry("judgements", "INTEGER"),
          Map.entry("raters", "INTEGER"),
          Map.entry("guidelineVersion", "INTEGER"),
          Map.entry("round", "INTEGER"),
          Map.entry("revision", "INTEGER"),
          Map.entry("activeMillis", "BIGINT"),
          Map.entry("surplus", "BOOLEAN"),
          Map.entry("gold", "BOOLEAN"),
          Map.entry("flagged", "BOOLEAN"),
          Map.entry("at", "TIMESTAMP"),
          Map.entry("resolvedAt", "TIMESTAMP"),
          Map.entry("judgedAt", "TIMESTAMP"));

  private final Heading heading;
  private final Aside lines = new Aside(".ndjson");
  private boolean mixed;
  private final Path parquet = Files.createTempFile("touchstone-export", ".parquet");

  ParquetTable(Heading heading) throws IOException {
    this.heading = heading;
  }

  @Override
  public void row(ObjectNode row) throws IOException {
    ObjectNode line = Origin.object();
    for (String column : heading.columns()) {
      JsonNode value = row.get(column);
      mixed |= answers(column) && value != null && !value.isNull() && !fits(value);
      if (column.equals("distribution") && value != null) {
        ArrayNode shares = line.putArray(column);
        value
            .fields()
            .forEachRemaining(
                each ->
                    shares.addObject().put("answer", each.getKey()).set("share", each.getValue()));
      } else if (type(column).equals("VARCHAR") && value != null && !value.isNull()) {
        line.put(column, value.isTextual() ? value.textValue() : value.toString());
      } else {
        line.set(column, value);
      }
    }
    lines.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The column's type; of answers, what the question's type makes of them. */
  private String type(String column) {
    return answers(column)
        ? switch (heading.about().question().type()) {
          case "scale", "number", "confidence" -> "DOUBLE";
          case "multi", "rank" -> "VARCHAR[]";
          case "taxonomy" -> "VARCHAR[][]";
          case "spans" -> "STRUCT(\"start\" INTEGER, \"end\" INTEGER, label VARCHAR)[]";
          case "boxes" ->
              "STRUCT(x DOUBLE, y DOUBLE, width DOUBLE, height DOUBLE, label VARCHAR)[]";
          case "polygons" -> "STRUCT(points DOUBLE[][], label VARCHAR)[]";
          default -> "VARCHAR";
        }
        : TYPES.getOrDefault(column, "VARCHAR");
  }

  private static boolean answers(String column) {
    return column.equals("label") || column.equals("answer");
  }

  /** Whether an answer has the shape that the question's type gives it today. */
  private boolean fits(JsonNode answer) {
    return switch (heading.about().question().type()) {
      case "scale", "number", "confidence" -> answer.isNumber();
      case "multi", "rank" -> each(answer, JsonNode::isTextual);
      case "taxonomy" -> each(answer, path -> each(path, JsonNode::isTextual));
      case "spans" -> each(answer, span -> span.has("start") && span.has("end"));
      case "boxes" -> each(answer, box -> box.has("width") && box.has("height"));
      case "polygons" -> each(answer, outline -> outline.path("points").isArray());
      default -> true;
    };
  }

  private static boolean each(JsonNode answer, Predicate<JsonNode> is) {
    return answer.isArray() && StreamSupport.stream(answer.spliterator(), false).allMatch(is);
  }

  /** What is read of the lines: a mixed column as JSON, kept as its text. */
  private String read(String column) {
    return mixed && answers(column) ? "JSON" : type(column);
  }

  private String chosen() {
    StringJoiner texts = new StringJoiner(", ", " REPLACE (", ")");
    heading.columns().stream()
        .filter(column -> mixed && answers(column))
        .forEach(column -> texts.add("CAST(\"" + column + "\" AS VARCHAR) AS \"" + column + "\""));
    return mixed ? "*" + texts : "*";
  }

  /** The finished file. */
  Path finished() throws IOException {
    lines.out().close();
    StringJoiner columns = new StringJoiner(", ", "{", "}");
    heading.columns().forEach(each -> columns.add(quoted(each) + ": " + quoted(read(each))));
    String copy =
        "COPY (SELECT "
            + chosen()
            + " FROM read_json("
            + quoted(lines.path().toString())
            + ", format='newline_delimited', maximum_object_size=33554432, columns="
            + columns
            + ")) TO "
            + quoted(parquet.toString())
            + " (FORMAT parquet, COMPRESSION zstd)";
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (String setting :
          List.of(
              "threads=1",
              "memory_limit='256MB'",
              "temp_directory=" + quoted(System.getProperty("java.io.tmpdir")),
              "autoinstall_known_extensions=false",
              "autoload_known_extensions=false")) {
        statement.execute("SET " + setting);
      }
      statement.execute(copy);
    } catch (SQLException failed) {
      throw new IOException(failed);
    }
    return parquet;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void close() throws IOException {
    lines.close();
    Files.deleteIfExists(parquet);
  }
}
