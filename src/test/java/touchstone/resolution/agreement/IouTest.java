// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
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

  /** Twenty pairs of random outlines, crossing themselves or not, beside a fine grid of points. */
  @Test
  void outlinesOfAnyShapeOverlapAsAGridSays() {
    Random random = new Random(4);
    for (int pair = 0; pair < 20; pair++) {
      Area one = outline(random);
      Area other = outline(random);
      int both = 0;
      int either = 0;
      for (int i = 0; i < 500; i++) {
        for (int j = 0; j < 500; j++) {
          boolean here = holds(one, (i + .5) / 5, (j + .5) / 5);
          boolean there = holds(other, (i + .5) / 5, (j + .5) / 5);
          both += here && there ? 1 : 0;
          either += here || there ? 1 : 0;
        }
      }
      assertEquals((double) both / either, one.overlap(other), .005);
      assertEquals(one.overlap(other), other.overlap(one), 1e-12);
    }
  }

  private static Area outline(Random random) {
    int corners = 3 + random.nextInt(6);
    double[] x = random.doubles(corners).map(each -> 100 * each).toArray();
    double[] y = random.doubles(corners).map(each -> 100 * each).toArray();
    return new Area("A", x, y);
  }

  private static boolean holds(Area area, double x, double y) {
    boolean inside = false;
    for (int i = 0, j = area.x().length - 1; i < area.x().length; j = i++) {
      if (area.y()[i] > y != area.y()[j] > y
          && x
              < (area.x()[j] - area.x()[i]) * (y - area.y()[i]) / (area.y()[j] - area.y()[i])
                  + area.x()[i]) {
        inside = !inside;
      }
    }
    return inside;
  }
}
