// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlphaUnitizingTest extends MeasureContract {

  @Override
  Measure measure() {
    return new AlphaUnitizing();
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
    assertEquals(
        1 - 16.0 / 30 / (1008.0 / 834),
        measure()
            .of(
                new Gathering(kind())
                    .item(
                        List.of(
                            new Ratings.Given("a", answers().get(0)),
                            new Ratings.Given("b", answers().get(0)),
                            new Ratings.Given("c", answers().get(1))),
                        10)
                    .ratings())
            .value(),
        1e-12);
  }

  @Test
  void nothingMarkedIsUndefinedInWords() {
    assertEquals(
        "undefined: nobody marked anything",
        measure().of(Observers.of(kind(), "[] []", "[] []")).note());
  }
}
