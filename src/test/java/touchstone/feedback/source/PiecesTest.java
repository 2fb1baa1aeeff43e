// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import touchstone.feedback.Received;

/** Bodies are cut at their values, whatever stands in them and however they are strung together. */
class PiecesTest {
  private static List<Received> read(String body) throws IOException {
    List<Received> read = new ArrayList<>();
    Records.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), read::add);
    return read;
  }

  /** Each value as it was read: JSON, or what could not be read with a ! before it. */
  private static String show(String body) throws IOException {
    List<String> shown = new ArrayList<>();
    for (Received each : read(body)) {
      shown.add(each.record() == null ? "!" + each.text() : each.record().toString());
    }
    return String.join(" ", shown);
  }

  /** ~ stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"a\":1}|{\"a\":1}",
        "{\"a\":1}~{\"b\":2}~|{\"a\":1} {\"b\":2}",
        "{\"a\":1}{\"b\":[{}]}{\"c\":3}|{\"a\":1} {\"b\":[{}]} {\"c\":3}",
        "[{\"a\":1},{\"b\":2}]|{\"a\":1} {\"b\":2}",
        "[{\"a\":1}]~[{\"b\":2}]|{\"a\":1} {\"b\":2}",
        " [~ {~  \"a\": [1, 2]~ },~ {\"b\":\"]},{\"}~]|{\"a\":[1,2]} {\"b\":\"]},{\"}",
        "{~  \"a\": {~    \"b\": 1~  }~}|{\"a\":{\"b\":1}}",
        "{\"a\":\"\\\\\"}\"}{\"b\":2}|{\"a\":\"\\\\\"}\"} {\"b\":2}",
        "[{\"a\":1},{\"b\":},{\"c\":3}]|{\"a\":1} !{\"b\":} {\"c\":3}",
        "[{\"a\":1},{\"b\":[1},{\"c\":3}]|{\"a\":1} !{\"b\":[1} {\"c\":3}",
        "[{\"a\":1},nonsense,{\"c\":3}]|{\"a\":1} !nonsense {\"c\":3}",
        "[{\"a\":1},7,\"x\",{\"c\":3}]|{\"a\":1} !7 !\"x\" {\"c\":3}",
        "[{\"a\":1},{\"b\":2|{\"a\":1} !{\"b\":2",
        "[{\"a\":1},{\"b\":2]~{\"c\":3}|{\"a\":1} !{\"b\":2 {\"c\":3}",
        "{\"a\":1}~{\"b\":~{\"c\":3}~|{\"a\":1} !{\"b\": {\"c\":3}",
        "{\"a\":\"x~{\"c\":3}~|!{\"a\":\"x {\"c\":3}",
        "GET / HTTP/1.1~{\"c\":3}|!GET / HTTP/1.1 {\"c\":3}"
      })
  void valuesAreFoundAndBrokenOnesStandAlone(String body, String wanted) throws IOException {
    String lines = body.replace('~', '\n').replace("\\\\", "\\");
    assertEquals(wanted.replace("\\\\", "\\"), show(lines).replace("\n", ""));
  }

  @Test
  void anEmptyBodyHoldsNothing() throws IOException {
    assertEquals("", show(""));
    assertEquals("", show("[]\n \r\n"));
  }

  @Test
  void whatIsTooLargeIsCutAndTheNextIsRead() throws IOException {
    List<Received> read = read("{\"a\":\"" + "x".repeat(1_200_000) + "\"}\n{\"b\":2}");
    assertEquals(1_000_000, read.get(0).text().length());
    assertEquals("{\"b\":2}", read.get(1).record().toString());
  }

  @Test
  void whatIsTooDeepIsSetAside() throws IOException {
    String deep = "{\"a\":".repeat(70) + "1" + "}".repeat(70);
    List<Received> read = read("[" + deep + ",{\"b\":2}," + "[".repeat(3_000_000));
    assertEquals(deep, read.get(0).text());
    assertTrue(read.get(0).fault().contains("epth"), read.get(0).fault());
    assertEquals("{\"b\":2}", read.get(1).record().toString());
    assertEquals(3, read.size());
  }

  /** A byte changed anywhere costs the line it stands in, and a line's end two. */
  @Test
  void oneBrokenByteCostsNoMoreThanItsLine() throws IOException {
    String line = "{\"key\":\"k%d\",\"of\":[1,{\"t\":true}]}\n";
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      lines.append(line.formatted(i));
    }
    String body = lines.toString();
    int first = body.indexOf('\n') + 1;
    for (int at = first; at < 3 * first; at++) {
      for (char broken : "{}[],:\"\\\nx7 ".toCharArray()) {
        List<Received> read = read(body.substring(0, at) + broken + body.substring(at + 1));
        long good =
            read.stream().filter(one -> one.record() != null && one.record().has("of")).count();
        assertTrue(good >= 4, at + " " + broken + ": " + read);
      }
    }
  }

  /** In an array what stands before the broken byte is always kept, and nothing is passed over. */
  @Test
  void oneBrokenByteOfAnArrayCostsNothingBeforeIt() throws IOException {
    String element = "{\"key\":\"k\",\"of\":[1,{\"t\":true}]}";
    String body = "[" + String.join(",", Collections.nCopies(6, element)) + "]";
    int length = element.length() + 1;
    for (int at = 1 + 2 * length; at < 1 + 3 * length; at++) {
      for (char broken : "{}[],:\"\\\nx7 ".toCharArray()) {
        List<Received> read = read(body.substring(0, at) + broken + body.substring(at + 1));
        assertEquals(element, read.get(0).record().toString());
        assertEquals(element, read.get(1).record().toString());
      }
    }
  }
}
