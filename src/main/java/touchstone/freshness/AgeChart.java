// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import touchstone.guideline.GuidelineVersion;

/**
 * How many labels are how old, in units of a picture of 640 x 320: the youngest on the left, lines
 * where the promise warns and fails, marks where the guideline's meaning changed.
 */
final class AgeChart {
  static final int LEFT = 64;
  static final int RIGHT = 620;
  static final int TOP = 40;
  static final int BOTTOM = 264;
  private static final int BINS = 16;
  private static final double SECONDS_A_DAY = 86_400;
  private static final double[] STEPS = {
    1 / 24.0, 3 / 24.0, .25, .5, 1, 2, 5, 7, 14, 30, 60, 90, 182, 365, 730, 1825
  };

  private final List<Bin> bins;
  private final List<Line> lines;
  private final double step;
  private final long most;

  private AgeChart(List<Bin> bins, List<Line> lines, double step, long most) {
    this.bins = bins;
    this.lines = lines;
    this.step = step;
    this.most = most;
  }

  /**
   * A bar: labels of ages from so many days on and under so many.
   *
   * @param status of the labels in it by the promise of the whole project
   */
  record Bin(
      double from,
      double to,
      Instant after,
      Instant before,
      long labels,
      String status,
      double x,
      double width,
      double y) {

    public double height() {
      return BOTTOM - y;
    }
  }

  /** An upright line. */
  record Line(double x, String kind, double days, int version) {}

  /** A line of the grid with its number. */
  record Tick(double at, double value) {}

  /** The picture of a project's labels, or null where there is none. */
  static AgeChart of(
      Spreads spreads, Spread all, Limits limits, List<GuidelineVersion> versions, Instant now) {
    if (all.labels() == 0) {
      return null;
    }
    double oldest = days(spreads.judgedAt(all, Span.ALWAYS, 1), now);
    double error = limits.errorAfter() == null ? 0 : Length.days(limits.errorAfter());
    double warn = limits.warnAfter() == null ? 0 : Length.days(limits.warnAfter());
    double reach = Math.max(1e-6, Math.max(oldest, 1.1 * Math.max(error, warn)));
    double step = step(reach);
    int count = (int) Math.floor(reach / step) + 1;
    double wide = (RIGHT - LEFT) / (double) count;
    List<Bin> bare = new ArrayList<>();
    long most = 1;
    for (int i = 0; i < count; i++) {
      Instant after = ago(now, (i + 1) * step);
      Instant before = i == 0 ? null : ago(now, i * step);
      long labels = spreads.in(all, new Span(after, before));
      most = Math.max(most, labels);
      bare.add(
          new Bin(
              i * step,
              (i + 1) * step,
              after,
              before,
              labels,
              status(i * step, warn, error),
              LEFT + i * wide,
              wide,
              0));
    }
    long top = most;
    List<Bin> bins =
        bare.stream()
            .map(
                bin ->
                    new Bin(
                        bin.from,
                        bin.to,
                        bin.after,
                        bin.before,
                        bin.labels,
                        bin.status,
                        bin.x,
                        bin.width,
                        BOTTOM - (BOTTOM - TOP) * (bin.labels / (double) top)))
            .toList();
    List<Line> lines = new ArrayList<>();
    double scale = (RIGHT - LEFT) / (count * step);
    if (warn > 0) {
      lines.add(new Line(LEFT + warn * scale, Standing.WARN, warn, 0));
    }
    if (error > 0) {
      lines.add(new Line(LEFT + error * scale, Standing.ERROR, error, 0));
    }
    for (GuidelineVersion version : versions) {
      double age = days(version.createdAt, now);
      if (version.change.equals("meaning") && age <= count * step) {
        lines.add(new Line(LEFT + age * scale, "meaning", age, version.number));
      }
    }
    return new AgeChart(bins, lines, step, most);
  }

  private static String status(double from, double warn, double error) {
    if (error > 0 && from >= error) {
      return Standing.ERROR;
    }
    return warn > 0 && from >= warn ? Standing.WARN : Standing.FRESH;
  }

  private static Instant ago(Instant now, double days) {
    return now.minus(Duration.ofSeconds(Math.round(days * SECONDS_A_DAY)));
  }

  private static double days(Instant then, Instant now) {
    return Math.max(0, Duration.between(then, now).toSeconds() / SECONDS_A_DAY);
  }

  private static double step(double reach) {
    for (double step : STEPS) {
      if (reach / step <= BINS) {
        return step;
      }
    }
    return Math.ceil(reach / BINS);
  }

  public List<Bin> bins() {
    return bins;
  }

  public List<Line> lines() {
    return lines;
  }

  /** Every other bound of the bars, in days, or in hours where bars are shorter than a day. */
  public List<Tick> across() {
    List<Tick> ticks = new ArrayList<>();
    int every = bins.size() > 8 ? 2 : 1;
    for (int i = 0; i < bins.size(); i += every) {
      ticks.add(new Tick(bins.get(i).x(), bins.get(i).from() * (hourly() ? 24 : 1)));
    }
    return ticks;
  }

  public boolean hourly() {
    return step < 1;
  }

  public List<Tick> upwards() {
    List<Tick> ticks = new ArrayList<>();
    long part = Math.max(1, Math.round(most / 4.0));
    for (long value = 0; value <= most; value += part) {
      ticks.add(new Tick(BOTTOM - (BOTTOM - TOP) * (value / (double) most), value));
    }
    return ticks;
  }
}
