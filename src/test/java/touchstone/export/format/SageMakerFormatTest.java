// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class SageMakerFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new SageMakerFormat();
  }

  @Override
  protected String question() {
    return CHOICE;
  }

  @Override
  protected String answer() {
    return "\"no\"";
  }

  @Override
  protected int answers(byte[] file) throws IOException {
    return lines(file).size();
  }

  @Test
  void theLabelIsAClassWithItsMetadata() {
    JsonNode line = lines(write(entry(1, "a", 1))).get(0);
    assertEquals(1, line.get("q").intValue());
    assertEquals("no", line.at("/q-metadata/class-name").textValue());
    assertEquals(0.75, line.at("/q-metadata/confidence").doubleValue());
    assertEquals("2026-01-02T03:04:05.678000", line.at("/q-metadata/creation-date").textValue());
  }
}
