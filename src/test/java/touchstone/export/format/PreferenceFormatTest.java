// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class PreferenceFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new PreferenceFormat();
  }

  @Override
  protected String question() {
    return "{\"name\":\"q\",\"type\":\"pairwise\",\"title\":\"Better?\",\"of\":[\"one\",\"two\"]}";
  }

  @Override
  protected String answer() {
    return "\"right\"";
  }

  @Override
  protected int answers(byte[] file) throws IOException {
    return lines(file).size();
  }

  @Test
  void theBetterOneIsChosen() {
    JsonNode line = lines(write(entry(1, "a", 1))).get(0);
    assertEquals("P", line.get("prompt").textValue());
    assertEquals("second", line.get("chosen").textValue());
    assertEquals("first", line.get("rejected").textValue());
    assertEquals(0.75, line.get("margin").doubleValue());
  }
}
