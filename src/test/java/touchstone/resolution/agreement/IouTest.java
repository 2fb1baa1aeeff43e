// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class IouTest extends MeasureContract {

  @Override
  Measure measure() {
    return new Iou();
  }

  @Override
  Answers kind() {
    return Answers.AREAS;
  }

  @Override
  List<String> answers() {
    return List.of(
        "[{\"x\":0,\"y\":0,\"width\":10,\"height\":10,\"label\":\"A\"}]",
        "[{\"x\":5,\"y\":0,\"width\":10,\"height\":10,\"label\":\"A\"}]",
        "[{\"points\":[[0,0],[10,0],[0,10]],\"label\":\"A\"}]",
        "[]");
  }

  @Override
  boolean saysUnanimity() {
    return true;
  }

  @Test
  void threeRatersOnOnePicture() {
    assertEquals(
        5.0 / 9,
        measure()
            .of(Observers.of(kind(), answers().get(0), answers().get(0), answers().get(1)))
            .value(),
        1e-12);
  }

  @Test
  void anOutlineIsMeasuredAsWhatItEncloses() {
    Area square = Area.box("A", 0, 0, 10, 10);
    Area half = new Area("A", new double[] {0, 10, 0}, new double[] {0, 0, 10});
    Area other = new Area("A", new double[] {0, 10, 10}, new double[] {0, 0, 10});
    assertEquals(.5, square.overlap(half), 1e-12);
    assertEquals(1.0 / 3, half.overlap(other), 1e-12);
    assertEquals(0, square.overlap(Area.box("A", 10, 0, 10, 10)), 1e-12);
  }

  @Test
  void otherLabelsDoNotMatch() {
    assertEquals(
        0, Iou.overlap(List.of(Area.box("A", 0, 0, 10, 10)), List.of(Area.box("B", 0, 0, 10, 10))));
  }
}
