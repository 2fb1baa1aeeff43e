// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;
import touchstone.base.Problem;

/** Bodies are unpacked as they come, up to limits, and what breaks off is told. */
class UnpackedTest {
  private static final byte[] TEXT = "{\"key\":\"a\"}\n".repeat(1000).getBytes();

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes)) {
      deflate.write(plain);
    }
    return bytes.toByteArray();
  }

  private static Unpacked of(byte[] bytes, String coding) throws IOException {
    return Unpacked.of(new ByteArrayInputStream(bytes), coding);
  }

  private static void same(byte[] bytes, String coding) throws IOException {
    Unpacked unpacked = of(bytes, coding);
    assertEquals(new String(TEXT), new String(unpacked.readAllBytes()), coding);
    assertNull(unpacked.fault());
  }

  @Test
  void everyCodingIsUnpacked() throws IOException {
    same(TEXT, null);
    same(TEXT, "identity");
    same(gzip(TEXT), "GZIP");
    same(Zstd.compress(TEXT), "zstd");
    same(deflate(TEXT), "deflate");
    same(Snappy.compress(TEXT), "snappy");
    same(TEXT, "gzip");
    assertEquals(415, assertThrows(Problem.class, () -> of(TEXT, "br")).status());
  }

  @Test
  void aFurtherMemberThatComesLaterIsReadToo() throws IOException {
    int half = TEXT.length / 2;
    List<InputStream> slow =
        List.of(
            new Late(gzip(Arrays.copyOf(TEXT, half))),
            new Late(gzip(Arrays.copyOfRange(TEXT, half, TEXT.length))));
    InputStream both = new SequenceInputStream(Collections.enumeration(slow));
    assertEquals(TEXT.length, Unpacked.of(both, "gzip").readAllBytes().length);
  }

  /** Never has anything at hand. */
  private static final class Late extends ByteArrayInputStream {
    Late(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }

  @Test
  void whatBreaksOffIsToldAndWhatCameBeforeIsKept() throws IOException {
    byte[] random = new byte[200_000];
    new Random(1).nextBytes(random);
    for (String coding : List.of("gzip", "zstd")) {
      byte[] packed = coding.equals("gzip") ? gzip(random) : Zstd.compress(random);
      Unpacked unpacked = of(Arrays.copyOf(packed, packed.length / 2), coding);
      assertTrue(unpacked.readAllBytes().length > 0 || coding.equals("zstd"));
      assertNotNull(unpacked.fault(), coding);
    }
    Unpacked none = of(new byte[] {0x1f, (byte) 0x8b, 99, 1, 2, 3}, "gzip");
    assertEquals(0, none.readAllBytes().length);
    assertNotNull(none.fault());
    assertNotNull(of(TEXT, "snappy").fault());
    assertNull(of(new byte[0], "gzip").fault());
  }

  @Test
  void aBombIsFoundBeforeItIsUnpacked() throws IOException {
    for (byte[] bomb : List.of(gzip(new byte[100_000_000]), Zstd.compress(new byte[100_000_000]))) {
      Unpacked unpacked = of(bomb, bomb[0] == 0x1f ? "gzip" : "zstd");
      Problem refused =
          assertThrows(
              Problem.class, () -> unpacked.transferTo(java.io.OutputStream.nullOutputStream()));
      assertEquals(413, refused.status());
      assertTrue(unpacked.count() < 40_000_000, () -> "" + unpacked.count());
    }
  }

  @Test
  void moreThanTwentyMebibytesPackedAreTooMuch() throws IOException {
    byte[] random = new byte[21 << 20];
    new Random(1).nextBytes(random);
    assertThrows(Problem.class, of(gzip(random), "gzip")::readAllBytes);
    assertEquals(random.length, of(random, null).readAllBytes().length);
  }
}
