// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.base.Problem;
import touchstone.dataset.ItemLine;
import touchstone.dataset.LineFormat;
import touchstone.dataset.LineFormatContract;

class CsvLinesTest extends LineFormatContract {
  @Override
  protected LineFormat format() {
    return new CsvLines();
  }

  @Override
  protected byte[] file(String... texts) {
    StringBuilder file = new StringBuilder("id,text\n");
    int id = 1;
    for (String text : texts) {
      file.append(id++).append(",\"").append(text.replace("\"", "\"\"")).append("\"\n");
    }
    return utf8(file.toString());
  }

  @Override
  protected long number(int record) {
    return record + 2;
  }

  @Test
  void carriageReturnsEndLinesToo() {
    List<ItemLine> lines = read(utf8("id,text\r\n1,one\r\n\r\n2,\"two\"\r\n3,three"));
    assertEquals(List.of(2L, 4L, 5L), lines.stream().map(ItemLine::number).toList());
    assertEquals("{\"id\":\"2\",\"text\":\"two\"}", lines.get(1).record().toString());
    assertEquals("three", lines.get(2).record().get("text").asText());
  }

  @Test
  void linesInsideQuotesAreCounted() {
    List<ItemLine> lines = read(utf8("id,text\n1,\"a\n\nb\"\n2,c\n"));
    assertEquals(List.of(2L, 5L), lines.stream().map(ItemLine::number).toList());
    assertEquals("a\n\nb", lines.get(0).record().get("text").asText());
  }

  @Test
  void semicolonsAndTabsSeparateWhereTheHeaderHasNoComma() {
    assertEquals("b", read(utf8("id;text\n1;b\n")).get(0).record().get("text").asText());
    assertEquals("b,c", read(utf8("id\ttext\n1\tb,c\n")).get(0).record().get("text").asText());
  }

  @Test
  void aWrongNumberOfCellsIsRefusedAlone() {
    List<ItemLine> lines = read(utf8("id,text\n1\n2,b,c\n3,d\n"));
    refused(lines.get(0), 2, "1 cells");
    refused(lines.get(1), 3, "3 cells");
    assertNull(lines.get(2).fault());
  }

  @Test
  void aLineThatIsNotUtf8IsRefusedAlone() {
    List<ItemLine> lines =
        read(join(utf8("id,text\n1,"), new byte[] {(byte) 0xC3, '('}, utf8("\n2,b\n")));
    refused(lines.get(0), 2, "UTF-8");
    assertEquals("b", lines.get(1).record().get("text").asText());
  }

  @Test
  void textBehindAQuoteIsRefusedAlone() {
    List<ItemLine> lines = read(utf8("id,text\n1,\"a\"b\n2,c\n"));
    refused(lines.get(0), 2, "behind a closing quote");
    assertNull(lines.get(1).fault());
  }

  @Test
  void aQuoteThatIsNeverClosedRefusesItsLineAlone() {
    List<ItemLine> lines = read(utf8("id,text\n1,a\n2,\"b\n3,c\n4,d\n"));
    assertEquals(4, lines.size());
    refused(lines.get(1), 3, "never closed");
    assertEquals("c", lines.get(2).record().get("text").asText());
    assertEquals(List.of(2L, 3L, 4L, 5L), lines.stream().map(ItemLine::number).toList());
  }

  @Test
  void aHeaderThatNamesColumnsBadlyIsMalformed() {
    for (String header : List.of("id,id\n", "id,\n", "\"id\n")) {
      assertThrows(Problem.class, () -> read(utf8(header + "1,2\n")), header);
    }
    assertEquals(List.of(), read(utf8("id,text\n")));
  }
}
