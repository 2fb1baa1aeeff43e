// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.HexFormat;
import java.util.List;
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
    String query =
        "SELECT t.* FROM "
            + part.table()
            + " t WHERE "
            + part.where()
            + " ORDER BY "
            + part.order();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      statement.setObject(1, project.id);
      try (ResultSet row = statement.executeQuery()) {
        Cells cells = Cells.of(row.getMetaData());
        part.without().forEach(cells.columns()::remove);
        while (row.next()) {
          ObjectNode json = cells.read(row);
          byte[] line = line(json.toString());
          digest.update(line);
          zip.write(line);
          rows++;
        }
      }
    }
    zip.closeEntry();
    return new Sums(part.table(), rows, HexFormat.of().formatHex(digest.digest()));
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
