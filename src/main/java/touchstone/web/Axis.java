// SPDX-License-Identifier: Apache-2.0
package touchstone.web;

import java.util.ArrayList;
import java.util.List;

/** The lines and numbers beside a picture. */
public final class Axis {
  private Axis() {}

  /** A line of the grid with its number. */
  public record Tick(double at, double value) {}

  /** A place with its name. */
  public record Name(double at, String name) {}

  /** The next of 1, 2 or 5 times a power of ten, at least 1. */
  public static double end(double most) {
    return most <= 1 ? 1 : fine(most);
  }

  /** The next of 1, 2 or 5 times a power of ten, however small; 1 for nothing. */
  public static double fine(double most) {
    if (!(most > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double times = most / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  public static List<Tick> ticks(double from, double to, int steps, double begin, double end) {
    List<Tick> ticks = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      double share = step / (double) steps;
      ticks.add(new Tick(begin + (end - begin) * share, from + (to - from) * share));
    }
    return ticks;
  }
}
