// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import touchstone.export.ItemFormat;
import touchstone.export.ItemFormatContract;

class ConllFormatTest extends ItemFormatContract {
  @Override
  protected ItemFormat format() {
    return new ConllFormat();
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
    return text(file).split("-DOCSTART-", -1).length - 1;
  }

  @Test
  void aTagForEachTokenAndALineEndIsASentence() {
    assertEquals(
        "-DOCSTART- -X- O O\n\nAda -X- _ B-PER\n, -X- _ O\n\" -X- _ O\n😀 -X- _ B-LOC\n\" -X- _ O\n"
            + "= -X- _ O\nBo -X- _ O\n\n+ -X- _ O\n1 -X- _ O\né -X- _ O\n\n",
        text(write(entry(1, "a", 1))));
  }
}
