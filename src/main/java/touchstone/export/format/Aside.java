// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a file that is written beside it, because it belongs behind what is yet to come. */
final class Aside implements AutoCloseable {
  private final Path path;
  private final OutputStream out;

  Aside(String ending) throws IOException {
    path = Files.createTempFile("touchstone-export", ending);
    out = new BufferedOutputStream(Files.newOutputStream(path));
  }

  OutputStream out() {
    return out;
  }

  Path path() {
    return path;
  }

  /** Ends the writing and sends it all. */
  void copyTo(OutputStream to) throws IOException {
    out.close();
    try (InputStream read = Files.newInputStream(path)) {
      read.transferTo(to);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(path);
  }
}
