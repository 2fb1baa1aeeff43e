// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import touchstone.base.Json;
import touchstone.base.Secrets;
import touchstone.project.Project;

/**
 * Writes a project as one zip, as it stands at one moment, in constant memory: the manifest, a file
 * of lines a table, and at last how many rows and which bytes each had. The same rows give the same
 * bytes on either store.
 */
@ApplicationScoped
class ArchiveWriter {
  private static final int ROWS_AT_ONCE = 500;

  private final DataSource dataSource;

  ArchiveWriter(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void write(Project project, OutputStream out) throws IOException {
    Manifest manifest = new Manifest(Manifest.FORMAT, Manifest.VERSION, project.slug);
    ZipOutputStream zip = new ZipOutputStream(out);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        begin(zip, Manifest.NAME);
        zip.write(line(Json.write(manifest)));
        zip.closeEntry();
        List<Sums> sums = new ArrayList<>();
        for (Part part : Parts.ALL) {
          sums.add(table(connection, project, part, zip));
        }
        begin(zip, Sums.NAME);
        for (Sums each : sums) {
          zip.write(line(Json.write(each)));
        }
        zip.closeEntry();
      } finally {
        connection.rollback();
      }
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
    zip.finish();
  }

  private Sums table(Connection connection, Project project, Part part, ZipOutputStream zip)
      throws SQLException, IOException {
    begin(zip, part.entry());
    MessageDigest digest = Secrets.digest();
    long rows = 0;
    Object[] after = null;
    do {
      Page page = page(connection, project, part, after);
      for (String text : page.rows()) {
        byte[] line = line(text);
        digest.update(line);
        zip.write(line);
        rows++;
      }
      after = page.last();
    } while (after != null);
    zip.closeEntry();
    return new Sums(part.table(), rows, HexFormat.of().formatHex(digest.digest()));
  }

  /** Some rows as lines; last is the key after which there are more, or null. */
  private record Page(List<String> rows, Object[] last) {}

  /** Page by page in the order of the key, so that no store sorts or holds a whole table. */
  private static Page page(Connection connection, Project project, Part part, Object[] after)
      throws SQLException {
    String key = part.key().stream().map(name -> "t." + name).collect(Collectors.joining(", "));
    String marks = String.join(", ", Collections.nCopies(part.key().size(), "?"));
    String query =
        "SELECT t.* FROM "
            + part.from()
            + " WHERE "
            + part.where()
            + (after == null ? "" : " AND (" + key + ") > (" + marks + ")")
            + " ORDER BY "
            + key
            + " FETCH FIRST "
            + ROWS_AT_ONCE
            + " ROWS ONLY";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, project.id);
      for (int i = 0; after != null && i < after.length; i++) {
        statement.setObject(2 + i, after[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        Cells cells = Cells.of(row.getMetaData());
        part.without().forEach(cells.columns()::remove);
        List<String> rows = new ArrayList<>();
        Object[] last = new Object[part.key().size()];
        while (row.next()) {
          rows.add(cells.read(row).toString());
          for (int i = 0; i < last.length; i++) {
            last[i] = Cells.key(row, part.key().get(i));
          }
        }
        return new Page(rows, rows.size() < ROWS_AT_ONCE ? null : last);
      }
    }
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
  }
}
