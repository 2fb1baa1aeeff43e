// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class YoloFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new YoloFormat();
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
    return (int)
        files(file).entrySet().stream()
            .filter(each -> each.getKey().startsWith("labels/"))
            .mapToLong(each -> each.getValue().lines().count())
            .sum();
  }

  @Test
  void centresAndSizesAreShares() throws IOException {
    Map<String, String> files = files(write(entry(1, "a.jpg", 1), entry(2, "../x", 1)));
    assertEquals("1 0.25 0.4025 0.3 0.405\n", files.get("labels/a.txt"));
    assertEquals("PER\nLOC\n", files.get("classes.txt"));
    assertEquals(true, files.containsKey("labels/%2E.%2Fx.txt"), files.keySet().toString());
  }
}
