// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.util.ArrayList;
import java.util.List;

/** The lines and numbers beside a picture. */
final class Axis {
  private Axis() {}

  /** A line of the grid with its number. */
  record Tick(double at, double value) {}

  /** A place with its name. */
  record Name(double at, String name) {}

  /** The next of 1, 2 or 5 times a power of ten, at least 1. */
  static double end(double most) {
    if (most <= 1) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double times = most / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  static List<Tick> ticks(double from, double to, int steps, double begin, double end) {
    List<Tick> ticks = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      double share = step / (double) steps;
      ticks.add(new Tick(begin + (end - begin) * share, from + (to - from) * share));
    }
    return ticks;
  }
}
