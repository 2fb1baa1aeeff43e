// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import touchstone.base.Problem;

/**
 * A zip that somebody sent, read in place: nothing is ever unpacked to a path, an archive inside is
 * not opened, and what it unpacks to is counted as it comes, whatever its headers say.
 */
final class Archive implements AutoCloseable {
  private static final int MOST_ENTRIES = 200_000;
  private static final int LONGEST_NAME = 500;
  private static final long LARGEST_ENTRY = 16L << 20;
  private static final long LARGEST = 256L << 20;
  private static final long FREE = 1L << 20;
  private static final int RATIO = 100;

  private final ZipFile zip;
  private final long packed;
  private final List<ZipEntry> files = new ArrayList<>();
  private long unpacked;

  private Archive(ZipFile zip, long packed) {
    this.zip = zip;
    this.packed = packed;
  }

  /**
   * The archive; 422 where it is none or has a name that leads out of it, 413 where it is a bomb.
   */
  static Archive open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | EOFException none) {
      throw Problem.refused("The file is no zip that can be read.");
    }
    Archive archive = new Archive(zip, file.toFile().length());
    try {
      archive.list();
      return archive;
    } catch (RuntimeException refused) {
      zip.close();
      throw refused;
    }
  }

  private void list() {
    if (zip.size() > MOST_ENTRIES) {
      throw Problem.tooLarge("The zip has more than " + MOST_ENTRIES + " entries.");
    }
    Set<String> names = new HashSet<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      boolean leadsOut =
          name.length() > LONGEST_NAME
              || name.startsWith("/")
              || name.contains("\\")
              || name.matches("(?s)[A-Za-z]:.*")
              || name.chars().anyMatch(c -> c < ' ')
              || List.of(name.split("/")).contains("..");
      if (leadsOut) {
        throw Problem.refused("The zip has an entry whose name leads out of it.");
      }
      if (!names.add(name)) {
        throw Problem.refused("The zip has two entries called " + name + ".");
      }
      if (!entry.isDirectory()) {
        files.add(entry);
      }
    }
  }

  /** The names of the files. */
  List<String> names() {
    return files.stream().map(ZipEntry::getName).toList();
  }

  /** The bytes of a file; 413 where it, or all so far, is more than is taken. */
  byte[] read(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    try (InputStream stream = zip.getInputStream(zip.getEntry(name))) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        unpacked += read;
        bytes.write(buffer, 0, read);
        boolean bomb = unpacked > FREE && unpacked > packed * RATIO;
        if (bomb || unpacked > LARGEST || bytes.size() > LARGEST_ENTRY) {
          throw Problem.tooLarge("The zip unpacks to more than is taken.");
        }
      }
    } catch (ZipException | EOFException broken) {
      throw Problem.refused("The zip is damaged at " + name + ".");
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
