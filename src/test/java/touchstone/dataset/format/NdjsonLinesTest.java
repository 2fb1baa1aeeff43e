// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.dataset.ItemLine;
import touchstone.dataset.LineFormat;
import touchstone.dataset.LineFormatContract;

class NdjsonLinesTest extends LineFormatContract {
  @Override
  protected LineFormat format() {
    return new NdjsonLines();
  }

  @Override
  protected byte[] file(String... texts) {
    StringBuilder file = new StringBuilder();
    int id = 1;
    for (String text : texts) {
      file.append(Json.object().put("id", id++).put("text", text)).append('\n');
    }
    return utf8(file.toString());
  }

  @Override
  protected long number(int record) {
    return record + 1;
  }

  @Test
  void emptyLinesAreCountedAndPassedOver() {
    List<ItemLine> lines = read(utf8("\n{\"id\":1}\r\n \n\n{\"id\":2}"));
    assertEquals(List.of(2L, 5L), lines.stream().map(ItemLine::number).toList());
  }

  @Test
  void aLineThatIsNotUtf8IsRefusedAlone() {
    byte[] bad = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}', '\n'};
    List<ItemLine> lines = read(join(bad, utf8("{\"id\":1}\n")));
    refused(lines.get(0), 1, "UTF-8");
    assertNull(lines.get(1).fault());
  }

  @Test
  void whatIsNoObjectIsRefusedAlone() {
    String deep = "{\"a\":".repeat(70) + "1" + "}".repeat(70);
    List<ItemLine> lines =
        read(
            utf8(
                "[]\n{\"a\":\n{\"a\":1}{\n{\"a\":1,\"a\":2}\n"
                    + deep
                    + "\n\"\\ud800\"\n{\"id\":1}"));
    assertEquals(7, lines.size());
    for (int i = 0; i < 6; i++) {
      refused(lines.get(i), i + 1, "");
    }
    assertNull(lines.get(6).fault());
  }
}
