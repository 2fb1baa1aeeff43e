// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class LabelStudioFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new LabelStudioFormat();
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
    int[] made = new int[1];
    Json.tree(file)
        .forEach(
            task -> made[0] += task.get("annotations").size() + task.get("predictions").size());
    return made[0];
  }

  @Test
  void offsetsAreUtf16Units() {
    JsonNode result = Json.tree(write(entry(1, "a", 1))).at("/0/annotations/0/result/1/value");
    assertEquals(6, result.get("start").intValue());
    assertEquals(8, result.get("end").intValue());
    assertEquals("😀", result.get("text").textValue());
  }
}
