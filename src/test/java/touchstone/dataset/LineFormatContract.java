// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every format in which records come. */
public abstract class LineFormatContract {
  protected static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  protected abstract LineFormat format();

  /** A file of records with an id and a text each. */
  protected abstract byte[] file(String... texts);

  /** The number of the n-th record's line, counted from 0. */
  protected abstract long number(int record);

  protected List<ItemLine> read(byte[] file) {
    List<ItemLine> lines = new ArrayList<>();
    try {
      format().read(new ByteArrayInputStream(file), lines::add);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return lines;
  }

  protected static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  protected static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  protected static void refused(ItemLine line, long number, String words) {
    assertNotNull(line.fault(), "line " + number + " was taken");
    assertEquals(number, line.number());
    assertEquals(true, line.fault().contains(words), line.fault());
  }

  @Test
  void recordsComeInOrderWithTheirNumbers() {
    List<ItemLine> lines = read(file("one", "two"));
    assertEquals(2, lines.size());
    for (int i = 0; i < 2; i++) {
      assertNull(lines.get(i).fault());
      assertEquals(number(i), lines.get(i).number());
      assertEquals(List.of("one", "two").get(i), lines.get(i).record().get("text").asText());
    }
  }

  @Test
  void textsComeAsTheyWere() {
    for (String text :
        List.of("", " x ", "a\"b", "a,b", "a\nb", "a\r\nb", "😀 e\u0301 \u202E", "a\\nb", "=1+1")) {
      assertEquals(text, read(file(text)).get(0).record().get("text").asText());
    }
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    List<ItemLine> lines = read(join(MARK, file("one")));
    assertEquals("one", lines.get(0).record().get("text").asText());
    assertEquals("1", lines.get(0).record().get("id").asText());
  }

  @Test
  void aRecordOfTenMegabytesIsRefusedAlone() {
    List<ItemLine> lines = read(file("one", "x".repeat(10_000_000), "three"));
    assertEquals(3, lines.size());
    refused(lines.get(1), number(1), "over 1 MB");
    assertEquals("three", lines.get(2).record().get("text").asText());
    assertEquals(number(2), lines.get(2).number());
  }

  @Test
  void aNulIsRefusedAlone() {
    List<ItemLine> lines = read(file("one", "a\u0000b", "three"));
    refused(lines.get(1), number(1), "NUL");
    assertNull(lines.get(2).fault());
  }

  @Test
  void nothingHasNoLines() {
    assertEquals(List.of(), read(file()));
  }
}
