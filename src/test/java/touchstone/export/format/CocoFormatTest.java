// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class CocoFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new CocoFormat();
  }

  @Override
  protected String question() {
    return BOXES;
  }

  @Override
  protected String answer() {
    return "[{\"x\":10,\"y\":20,\"width\":30,\"height\":40.5,\"label\":\"LOC\"}]";
  }

  @Override
  protected int answers(byte[] file) throws IOException {
    return Json.tree(file).get("annotations").size();
  }

  @Test
  void placesArePixelsAndTheConfidenceIsTheScore() {
    JsonNode file = Json.tree(write(entry(1, "a", 1)));
    assertEquals("[64,96,192,194.4]", file.at("/annotations/0/bbox").toString());
    assertEquals(2, file.at("/annotations/0/category_id").intValue());
    assertEquals(0.75, file.at("/annotations/0/score").doubleValue());
    assertEquals(1, file.get("images").size());
  }
}
