// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpanF1Test extends MeasureContract {

  @Override
  Measure measure() {
    return new SpanF1();
  }

  @Override
  Answers kind() {
    return Answers.SPANS;
  }

  @Override
  List<String> answers() {
    return List.of(
        "[{\"start\":0,\"end\":4,\"label\":\"A\"}]",
        "[{\"start\":2,\"end\":6,\"label\":\"A\"}]",
        "[{\"start\":0,\"end\":4,\"label\":\"B\"},{\"start\":8,\"end\":9,\"label\":\"A\"}]",
        "[]");
  }

  @Override
  boolean saysUnanimity() {
    return true;
  }

  @Test
  void threeRatersOnOneText() {
    String one = answers().get(0);
    String two =
        "[{\"start\":0,\"end\":4,\"label\":\"A\"},{\"start\":6,\"end\":9,\"label\":\"A\"}]";
    assertEquals(.75, measure().of(Observers.of(kind(), one, one, two)).value(), 1e-12);
  }

  @Test
  void nothingMarkedIsUndefinedInWords() {
    assertEquals(
        "undefined: nobody marked anything",
        measure().of(Observers.of(kind(), "[] []", "[] []")).note());
  }
}
