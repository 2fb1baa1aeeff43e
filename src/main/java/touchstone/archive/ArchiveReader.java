// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.SqlFailure;

/**
 * Reads an archive in one transaction: all of it arrives, or nothing. Ids stay, so that the same
 * archive written again is the same bytes. What other projects share is left as it is where it is
 * there already; a rater's name that is taken is taken for the same rater; a slug that is taken
 * gets a number.
 */
@ApplicationScoped
class ArchiveReader {
  private final DataSource dataSource;
  private final Content content;

  ArchiveReader(DataSource dataSource, Content content) {
    this.dataSource = dataSource;
    this.content = content;
  }

  Arrival read(InputStream stream) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Arrival arrival = read(connection, new Bounded(stream));
        connection.commit();
        return arrival;
      } catch (ZipException broken) {
        throw Problem.malformed("The file is no whole zip: " + broken.getMessage());
      } catch (IllegalArgumentException broken) {
        throw Problem.malformed("The file is no whole zip: a name in it cannot be read.");
      } catch (IOException broken) {
        throw Problem.malformed("The file could not be read: " + broken.getMessage());
      } catch (SQLException unfit) {
        throw unfit.getSQLState() != null && unfit.getSQLState().matches("2[23].*")
            ? Problem.refused(
                "The archive does not fit together, or not with what is here; nothing was taken.")
            : new SqlFailure(unfit);
      } finally {
        connection.rollback();
      }
    } catch (SQLException failure) {
      throw new SqlFailure(failure);
    }
  }

  private Arrival read(Connection connection, Bounded stream) throws IOException, SQLException {
    ZipInputStream zip = new ZipInputStream(stream);
    ZipEntry first = zip.getNextEntry();
    if (first == null || !first.getName().equals(Manifest.NAME)) {
      throw Problem.refused(
          "This is no archive of a project: its first entry must be " + Manifest.NAME + ".");
    }
    Lines lines = new Lines(zip, stream);
    check(manifest(lines));
    Settling settling = new Settling(connection, content);
    Map<String, Sums> read = new HashMap<>();
    int next = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (name.equals(Sums.NAME)) {
        compare(new Lines(zip, stream), read);
        return settling.arrived();
      }
      Part part = null;
      while (part == null && next < Parts.ALL.size()) {
        Part candidate = Parts.ALL.get(next++);
        part = candidate.entry().equals(name) ? candidate : null;
      }
      if (part == null) {
        throw Problem.refused("The entry " + name + " is not known, or out of order.");
      }
      read.put(part.table(), settling.table(part, new Lines(zip, stream)));
    }
    throw Problem.malformed("The archive ends before its end: " + Sums.NAME + " is missing.");
  }

  private static Manifest manifest(Lines lines) throws IOException {
    byte[] line = lines.next();
    if (line == null || lines.next() != null) {
      throw Problem.refused(Manifest.NAME + " must hold one line.");
    }
    return Json.read(Json.tree(line), Manifest.class);
  }

  private static void check(Manifest manifest) {
    if (!Manifest.FORMAT.equals(manifest.format())) {
      throw Problem.refused("This is no archive of a project.");
    }
    if (manifest.version() != Manifest.VERSION) {
      throw Problem.refused(
          "The archive has shape "
              + manifest.version()
              + "; this version reads shape "
              + Manifest.VERSION
              + ".");
    }
  }

  private static void compare(Lines lines, Map<String, Sums> read) throws IOException {
    int told = 0;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      Sums sums = Json.read(Json.tree(line), Sums.class);
      if (!sums.equals(read.get(sums.table()))) {
        throw Problem.refused(
            "The table " + sums.table() + " is not as it was written; nothing was taken.");
      }
      told++;
    }
    if (told != read.size()) {
      throw Problem.refused("The archive does not tell of all its tables; nothing was taken.");
    }
  }
}
