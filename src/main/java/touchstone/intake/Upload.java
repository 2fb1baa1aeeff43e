// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import touchstone.base.Problem;

/** A file that was sent, kept while it is read. */
final class Upload implements AutoCloseable {
  private static final long LARGEST = 1L << 30;
  private static final long LARGEST_DOCUMENT = 64L << 20;

  private final Path path;

  private Upload(Path path) {
    this.path = path;
  }

  /** Writes the stream aside; 413 where it is larger than is taken. */
  static Upload of(InputStream stream, boolean document) {
    long most = document ? LARGEST_DOCUMENT : LARGEST;
    Path path = null;
    try {
      path = Files.createTempFile("touchstone-intake", ".part");
      try (OutputStream out = Files.newOutputStream(path)) {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int read = stream == null ? -1 : read(stream, buffer);
            read >= 0;
            read = read(stream, buffer)) {
          size += read;
          if (size > most) {
            throw Problem.tooLarge(
                "The file is over " + (most >> 20) + " MB; lines may be sent in several files.");
          }
          out.write(buffer, 0, read);
        }
      }
      return new Upload(path);
    } catch (IOException failed) {
      delete(path);
      throw new UncheckedIOException(failed);
    } catch (RuntimeException refused) {
      delete(path);
      throw refused;
    }
  }

  private static int read(InputStream stream, byte[] buffer) {
    try {
      return stream.read(buffer);
    } catch (IOException cut) {
      throw new WebApplicationException(cut, 400);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    delete(path);
  }

  private static void delete(Path path) {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }
}
