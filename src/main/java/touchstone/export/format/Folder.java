// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import touchstone.base.Secrets;

/**
 * Several files in a zip, written one after the other. Their times are fixed, so that the same
 * labels give the same bytes, and their names are made safe: nothing an item is called leads
 * anywhere.
 */
final class Folder {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int LONGEST = 150;

  private final ZipOutputStream zip;
  private final Set<String> stems = new HashSet<>();

  Folder(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** Begins a file; closing the stream ends the file and not the folder. */
  OutputStream file(String path) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        zip.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }

  void file(String path, String content) throws IOException {
    try (OutputStream file = file(path)) {
      file.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * The stem of an item's file: its key without an image's ending, each byte that might mean
   * something to a file system as %XX; the whole key where another item has that stem.
   */
  String stem(String key) {
    String whole = safe(key);
    String stem = whole.replaceFirst("(?i)\\.(jpe?g|png|gif|webp|bmp|tiff?)$", "");
    String taken = stem.isEmpty() || !stems.add(stem) ? whole : stem;
    if (!taken.equals(stem) && !stems.add(taken)) {
      throw new IllegalStateException("Two items are called " + key);
    }
    return taken;
  }

  private static String safe(String key) {
    StringBuilder safe = new StringBuilder();
    for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      boolean plain =
          c < 128 && (Character.isLetterOrDigit(c) || "-_".indexOf(c) >= 0)
              || c == '.' && !safe.isEmpty();
      safe.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return safe.length() <= LONGEST
        ? safe.toString()
        : safe.substring(0, LONGEST - 33) + "-" + Secrets.sha256(key).substring(0, 32);
  }

  void end() throws IOException {
    zip.finish();
  }
}
