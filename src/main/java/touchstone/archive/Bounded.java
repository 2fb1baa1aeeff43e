// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import touchstone.base.Problem;

/** Counts what comes in, so that a small file that unpacks without end is noticed. */
final class Bounded extends FilterInputStream {
  private static final long FREE = 100_000_000;
  private static final long TIMES = 200;

  private long packed;
  private long unpacked;

  Bounded(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    packed += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    int read = super.read(bytes, from, count);
    packed += Math.max(0, read);
    return read;
  }

  /** So many bytes were unpacked; a problem once they are far more than came in. */
  void unpacked(int bytes) {
    unpacked += bytes;
    if (unpacked > FREE && unpacked > TIMES * packed) {
      throw Problem.refused(
          "The file unpacks to more than " + TIMES + " times its size; nothing was taken.");
    }
  }
}
