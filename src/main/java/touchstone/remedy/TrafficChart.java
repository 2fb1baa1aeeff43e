// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import touchstone.feedback.StreamHealth;
import touchstone.web.Axis;

/** What came in hour by hour over the last day, as pairs of bars on a picture of 640 x 160. */
final class TrafficChart {
  static final int HOURS = 24;
  private static final int LEFT = 56;
  private static final int RIGHT = 632;
  private static final int TOP = 12;
  private static final int BOTTOM = 132;

  private final TreeMap<Instant, Hour> hours = new TreeMap<>();
  private final double most;

  private TrafficChart(List<StreamHealth.Minute> minutes, Instant now) {
    Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
    for (int i = 0; i < HOURS; i++) {
      Instant at = first.plus(i, ChronoUnit.HOURS);
      hours.put(at, new Hour(at, 0, 0, 0));
    }
    for (StreamHealth.Minute minute : minutes) {
      hours.computeIfPresent(
          minute.at().truncatedTo(ChronoUnit.HOURS), (at, hour) -> hour.with(minute));
    }
    long highest =
        hours.values().stream()
            .mapToLong(hour -> Math.max(hour.predictions(), hour.outcomes()))
            .max()
            .orElse(0);
    this.most = Axis.end(highest);
  }

  /** The chart, or null where nothing came. */
  static TrafficChart of(List<StreamHealth.Minute> minutes, Instant now) {
    return minutes.isEmpty() ? null : new TrafficChart(minutes, now);
  }

  /** What came in an hour. */
  record Hour(Instant at, long predictions, long outcomes, long quarantined) {
    Hour with(StreamHealth.Minute minute) {
      return new Hour(
          at,
          predictions + minute.predictions(),
          outcomes + minute.outcomes(),
          quarantined + minute.quarantined());
    }

    public boolean quiet() {
      return predictions + outcomes + quarantined == 0;
    }
  }

  /** A bar; the second of a pair is of outcomes. */
  record Bar(Hour hour, boolean second, double x, double y, double width, double height) {}

  public List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    double step = (RIGHT - LEFT) / (double) HOURS;
    double x = LEFT;
    for (Hour hour : hours.values()) {
      bars.add(bar(hour, false, x + 2, hour.predictions(), step / 2 - 3));
      bars.add(bar(hour, true, x + step / 2 + 1, hour.outcomes(), step / 2 - 3));
      x += step;
    }
    bars.removeIf(bar -> bar.height() == 0);
    return bars;
  }

  private Bar bar(Hour hour, boolean second, double x, long count, double width) {
    double height = count == 0 ? 0 : Math.max(1.5, (BOTTOM - TOP) * count / most);
    return new Bar(hour, second, x, BOTTOM - height, width, height);
  }

  public List<Axis.Tick> upwards() {
    return Axis.ticks(0, most, 2, BOTTOM, TOP);
  }

  /** Every sixth hour by its name. */
  public List<Axis.Name> across() {
    List<Axis.Name> names = new ArrayList<>();
    double step = (RIGHT - LEFT) / (double) HOURS;
    int i = 0;
    for (Instant at : hours.keySet()) {
      if (i % 6 == 0) {
        names.add(new Axis.Name(LEFT + (i + .5) * step, at.toString().substring(11, 16)));
      }
      i++;
    }
    return names;
  }

  /** The hours in which something came. */
  public List<Hour> rows() {
    return hours.values().stream().filter(hour -> !hour.quiet()).toList();
  }
}
