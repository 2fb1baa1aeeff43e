// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.dataset.ItemLine;
import touchstone.dataset.LineFormat;
import touchstone.dataset.LineFormatContract;

class JsonArrayLinesTest extends LineFormatContract {
  @Override
  protected LineFormat format() {
    return new JsonArrayLines();
  }

  @Override
  protected byte[] file(String... texts) {
    ArrayNode file = Json.array();
    int id = 1;
    for (String text : texts) {
      file.add(Json.object().put("id", id++).put("text", text));
    }
    return utf8(file.toString());
  }

  @Override
  protected long number(int record) {
    return record + 1;
  }

  @Test
  void whatIsNoObjectIsRefusedAlone() {
    List<ItemLine> lines = read(utf8("[1,{\"id\":1},null,[{}],{\"id\":2}]"));
    assertEquals(5, lines.size());
    refused(lines.get(0), 1, "object");
    refused(lines.get(2), 3, "object");
    refused(lines.get(3), 4, "object");
    assertNull(lines.get(4).fault());
  }

  @Test
  void whatComesBehindBrokenSyntaxIsSaidToBeUnread() {
    List<ItemLine> lines = read(utf8("[{\"id\":1},{\"id\":oops},{\"id\":3}]"));
    assertEquals(2, lines.size());
    refused(lines.get(1), 2, "Nothing behind");
    refused(read(utf8("[{\"id\":1}")).get(1), 2, "end-of-input");
  }

  @Test
  void whatIsNoArrayIsMalformed() {
    assertThrows(Problem.class, () -> read(utf8("{\"id\":1}")));
    assertThrows(Problem.class, () -> read(utf8("")));
    assertThrows(Problem.class, () -> read(utf8("oops")));
  }
}
