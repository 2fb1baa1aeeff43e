// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class VocFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new VocFormat();
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
    return (int) files(file).values().stream().filter(each -> each.contains("<bndbox>")).count();
  }

  @Test
  void cornersAreWholePixels() throws IOException {
    String file = files(write(entry(1, "a", 1))).get("Annotations/a.xml");
    assertEquals(
        true,
        file.contains("<xmin>64</xmin><ymin>96</ymin><xmax>256</xmax><ymax>290</ymax>"),
        file);
  }
}
