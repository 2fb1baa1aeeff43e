// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class WebAnnotationFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new WebAnnotationFormat();
  }

  @Override
  protected String question() {
    return CHOICE;
  }

  @Override
  protected String answer() {
    return "\"yes\"";
  }

  @Override
  protected int answers(byte[] file) throws IOException {
    return Json.tree(file).get("items").size();
  }

  @Test
  void anAnnotationSaysWhoWhenAndWhat() {
    JsonNode one = Json.tree(write(entry(1, "a b", 1))).at("/items/0");
    assertEquals("urn:touchstone:item:a%20b", one.at("/target/source").textValue());
    assertEquals("yes", one.at("/body/value").textValue());
    assertEquals("=bo", one.at("/creator/name").textValue());
    assertEquals("2026-01-02T03:04:05.678Z", one.get("created").textValue());
  }
}
