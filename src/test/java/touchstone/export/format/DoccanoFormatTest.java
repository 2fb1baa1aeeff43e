// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class DoccanoFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new DoccanoFormat();
  }

  @Override
  protected String question() {
    return SPANS;
  }

  @Override
  protected String answer() {
    return "[{\"start\":0,\"end\":3,\"label\":\"PER\"},{\"start\":6,\"end\":7,\"label\":\"LOC\"}]";
  }

  @Override
  protected int answers(byte[] file) throws IOException {
    return lines(file).size();
  }

  @Test
  void offsetsAreCodePointsAndTheMeaningGoesAlong() {
    JsonNode line = lines(write(entry(1, "a", 1))).get(0);
    assertEquals("[[0,3,\"PER\"],[6,7,\"LOC\"]]", line.get("label").toString());
    assertEquals("1 Person, 1 Place", line.get("meaning").textValue());
    assertEquals(2, line.get("guidelineVersion").intValue());
  }
}
