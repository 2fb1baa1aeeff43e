// SPDX-License-Identifier: Apache-2.0
package touchstone.revising;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import touchstone.project.Project;
import touchstone.resolution.agreement.Agreement;
import touchstone.resolution.agreement.Agreements;
import touchstone.web.Axis;

/**
 * The agreement of one question by version, in units of a picture of 640 x 300: versions to the
 * right, agreement upwards, its interval as a bar, a line where the meaning changed.
 */
final class VersionChart {
  private static final int LEFT = 64;
  private static final int RIGHT = 616;
  private static final int TOP = 24;
  private static final int BOTTOM = 252;
  private static final int STEPS = 5;

  private final Project project;
  private final String question;
  private final List<Agreements.OfVersion> versions;
  private final Set<Integer> meanings;
  private final int last;
  private final double least;

  VersionChart(
      Project project,
      String question,
      List<Agreements.OfVersion> versions,
      Set<Integer> meanings,
      int last) {
    this.project = project;
    this.question = question;
    this.versions = versions;
    this.meanings = meanings;
    this.last = last;
    this.least =
        versions.stream()
            .map(Agreements.OfVersion::agreement)
            .filter(each -> each.value() != null)
            .mapToDouble(each -> each.low() == null ? each.value() : each.low())
            .min()
            .orElse(0);
  }

  /** A version with its value; x and y of the dot, low and high of the bar. */
  record Point(int version, Agreement agreement, double x, double y, Double low, Double high) {}

  /** A version's place. */
  record Mark(int version, double x, boolean meaning) {}

  public Project project() {
    return project;
  }

  public String question() {
    return question;
  }

  /** Every version that was judged by, those without a value too. */
  public List<Agreements.OfVersion> rows() {
    return versions;
  }

  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (Agreements.OfVersion each : versions) {
      Agreement agreement = each.agreement();
      if (agreement.value() != null) {
        points.add(
            new Point(
                each.version(),
                agreement,
                x(each.version()),
                y(agreement.value()),
                agreement.low() == null ? null : Double.valueOf(y(agreement.low())),
                agreement.high() == null ? null : Double.valueOf(y(agreement.high()))));
      }
    }
    return points;
  }

  public String line() {
    StringBuilder line = new StringBuilder();
    for (Point point : points()) {
      line.append(
          String.format(
              Locale.ROOT, "%s%.1f,%.1f", line.isEmpty() ? "M" : "L", point.x(), point.y()));
    }
    return line.toString();
  }

  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    int every = Math.max(1, last / 20);
    for (int version = 1; version <= last; version++) {
      boolean meaning = meanings.contains(version);
      if (meaning || version % every == 0 || version == 1) {
        marks.add(new Mark(version, x(version), meaning));
      }
    }
    return marks;
  }

  public List<Axis.Tick> upwards() {
    return Axis.ticks(bottom(), 1, STEPS, BOTTOM, TOP);
  }

  /** 0, or -1 where raters agree less than by chance. */
  private double bottom() {
    return least < 0 ? -1 : 0;
  }

  private double x(int version) {
    return LEFT + 24 + (RIGHT - LEFT - 48) * (version - .5) / last;
  }

  private double y(double value) {
    double share = (Math.max(bottom(), value) - bottom()) / (1 - bottom());
    return BOTTOM - (BOTTOM - TOP) * share;
  }
}
