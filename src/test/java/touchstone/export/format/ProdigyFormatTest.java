// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class ProdigyFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new ProdigyFormat();
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
  void spansAreMadeOfWholeTokens() {
    JsonNode line = lines(write(entry(1, "a", 1))).get(0);
    JsonNode span = line.get("spans").get(1);
    assertEquals("accept", line.get("answer").textValue());
    assertEquals(
        "😀", line.get("tokens").get(span.get("token_start").intValue()).get("text").textValue());
    assertEquals(span.get("token_start"), span.get("token_end"));
  }
}
