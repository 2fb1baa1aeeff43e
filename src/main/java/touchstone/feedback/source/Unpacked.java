// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyError;
import touchstone.base.Problem;

/**
 * A body without its compression, read as it comes: over 20 MiB packed, over 256 MB unpacked, or
 * blown up more than any log is, it ends with 413.
 */
final class Unpacked extends FilterInputStream {
  private static final long SENT_LIMIT = 20L << 20;
  private static final long LIMIT = 256_000_000;

  /** Logs that repeat themselves come to about 100; what gzip cannot exceed is 1032. */
  private static final long RATIO = 300;

  private static final long RATIO_FROM = 4_000_000;

  /** 16 MB of memory at most, as a power of two. */
  private static final int LONGEST_WINDOW = 24;

  private final Counted sent;
  private final boolean packed;
  private final long limit;
  private long read;
  private String fault;

  private Unpacked(InputStream plain, Counted sent, boolean packed, long limit) {
    super(plain);
    this.sent = sent;
    this.packed = packed;
    this.limit = limit;
  }

  /**
   * The body without its compression: gzip, zstd, snappy, deflate or none; 415 for any other.
   *
   * @param coding the value of Content-Encoding, or null
   */
  static Unpacked of(InputStream body, String coding) throws IOException {
    String name = name(coding);
    boolean plain = name.isEmpty() || name.equals("identity");
    return of(body, name, plain ? LIMIT : SENT_LIMIT, LIMIT);
  }

  /** The same of any length: only what blows up more than any log does ends with 413. */
  static Unpacked endless(InputStream body, String coding) throws IOException {
    return of(body, name(coding), Long.MAX_VALUE, Long.MAX_VALUE);
  }

  private static String name(String coding) {
    return coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT);
  }

  private static Unpacked of(InputStream body, String name, long mostSent, long most)
      throws IOException {
    Counted sent = new Counted(body == null ? InputStream.nullInputStream() : body, mostSent);
    InputStream buffered = new BufferedInputStream(sent, 1 << 14);
    try {
      InputStream unpacked =
          switch (name) {
            case "", "identity" -> buffered;
            case "gzip", "x-gzip" -> gzip(buffered);
            case "zstd" -> new ZstdInputStreamNoFinalizer(buffered).setLongMax(LONGEST_WINDOW);
            case "deflate" -> new InflaterInputStream(buffered);
            case "snappy" -> snappy(buffered);
            default ->
                throw new Problem(
                    415,
                    "Unsupported Media Type",
                    "Content-Encoding is gzip, zstd, snappy, deflate or none here.",
                    List.of());
          };
      return new Unpacked(unpacked, sent, unpacked != buffered, most);
    } catch (EOFException | ZipException bad) {
      Unpacked none = new Unpacked(InputStream.nullInputStream(), sent, false, most);
      none.fault = sent.count == 0 ? null : fault(bad);
      return none;
    }
  }

  /** Some senders name gzip and send plain text: what is no gzip is read as it is. */
  private static InputStream gzip(InputStream buffered) throws IOException {
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    return first == 0x1f && second == 0x8b ? new GZIPInputStream(buffered, 1 << 14) : buffered;
  }

  /** One block, as Fluent Bit and Vector write it, which says how long it will be. */
  private static InputStream snappy(InputStream buffered) throws IOException {
    byte[] block = buffered.readAllBytes();
    try {
      if (Snappy.uncompressedLength(block) > PlainBody.DOCUMENT) {
        throw tooLarge();
      }
      return new ByteArrayInputStream(Snappy.uncompress(block));
    } catch (SnappyError | IOException bad) {
      throw new ZipException(bad.getMessage());
    }
  }

  /** How many bytes have been read of what is unpacked. */
  long count() {
    return read;
  }

  /** Why the unpacking broke off, or null where it did not: what stood before is kept. */
  String fault() {
    return fault;
  }

  private static String fault(IOException bad) {
    return "The body's compression is broken: " + bad.getMessage();
  }

  /** All of it, where it is one document of at most so many bytes; else 413. */
  byte[] whole(int most) throws IOException {
    byte[] bytes = readNBytes(most + 1);
    if (bytes.length > most) {
      throw tooLarge();
    }
    return bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    int got = fault == null ? unpack(bytes, from, most) : -1;
    if (got > 0) {
      read += got;
      boolean bomb = packed && read > RATIO_FROM && read > RATIO * sent.count;
      if (read > limit || bomb) {
        throw tooLarge();
      }
    }
    return got;
  }

  private int unpack(byte[] bytes, int from, int most) throws IOException {
    try {
      return super.read(bytes, from, most);
    } catch (EOFException | ZipException | ZstdIOException bad) {
      fault = fault(bad);
      return -1;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private static Problem tooLarge() {
    return Problem.tooLarge("A body may hold 20 MiB packed and 256 MB unpacked.");
  }

  /** Counts what came over the wire. */
  private static final class Counted extends FilterInputStream {
    private final long most;
    private long count;
    private boolean ended;

    Counted(InputStream body, long most) {
      super(body);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      note(one < 0 ? -1 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int got = super.read(bytes, from, most);
      note(got);
      return got;
    }

    /**
     * At least one until the end is seen: a gzip reader looks for a further member only where
     * something is at hand, and over a network that may be the next moment.
     */
    @Override
    public int available() throws IOException {
      return ended ? 0 : Math.max(1, super.available());
    }

    private void note(int got) {
      ended = got < 0;
      count += Math.max(got, 0);
      if (count > most) {
        throw tooLarge();
      }
    }
  }
}
