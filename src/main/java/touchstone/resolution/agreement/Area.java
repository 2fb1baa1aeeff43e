// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import touchstone.base.Json;

/**
 * A part of a picture with its label: a box, or what an outline encloses by the even-odd rule.
 *
 * @param x the corners from left to right, in per cent
 * @param y the corners from top to bottom
 * @param bounds the least and the most of x, then of y
 */
record Area(String label, double[] x, double[] y, double[] bounds) {
  /** Beyond this many corners in all, edges that cross inside a strip are taken as they lie. */
  private static final int MOST_CROSSED = 400;

  Area(String label, double[] x, double[] y) {
    this(label, x, y, new double[] {low(x), high(x), low(y), high(y)});
  }

  /** The areas of an answer as JSON; null where it holds none. */
  static List<Area> of(String text) {
    JsonNode answer = Json.tree(text);
    List<Area> areas = new ArrayList<>();
    for (JsonNode each : answer) {
      String label = each.path("label").asText();
      if (each.path("points").isArray()) {
        JsonNode points = each.path("points");
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
          x[i] = points.get(i).path(0).asDouble();
          y[i] = points.get(i).path(1).asDouble();
        }
        areas.add(new Area(label, x, y));
      } else if (each.path("width").isNumber()) {
        areas.add(
            box(
                label,
                each.path("x").asDouble(),
                each.path("y").asDouble(),
                each.path("width").asDouble(),
                each.path("height").asDouble()));
      } else {
        return null;
      }
    }
    return answer.isArray() ? areas : null;
  }

  static Area box(String label, double x, double y, double width, double height) {
    return new Area(
        label,
        new double[] {x, x + width, x + width, x},
        new double[] {y, y, y + height, y + height});
  }

  /** The part of the ground that both cover, over what either covers; 0 to 1. */
  double overlap(Area other) {
    double[] theirs = other.bounds;
    if (bounds[0] >= theirs[1]
        || theirs[0] >= bounds[1]
        || bounds[2] >= theirs[3]
        || theirs[2] >= bounds[3]) {
      return 0;
    }
    if (box() && other.box()) {
      return boxes(other);
    }
    double[] strips = strips(other);
    double both = 0;
    double either = 0;
    for (int i = 1; i < strips.length; i++) {
      double height = strips[i] - strips[i - 1];
      double middle = strips[i - 1] + height / 2;
      double[] here = crossings(middle);
      double[] there = other.crossings(middle);
      double common = common(here, there);
      both += height * common;
      either += height * (width(here) + width(there) - common);
    }
    return either == 0 ? 0 : both / either;
  }

  /** Whether the corners are those of an upright box, from the upper left clockwise. */
  private boolean box() {
    return x.length == 4
        && x[0] == x[3]
        && x[1] == x[2]
        && y[0] == y[1]
        && y[2] == y[3]
        && x[0] <= x[1]
        && y[0] <= y[2];
  }

  private double boxes(Area other) {
    double width = Math.min(x[1], other.x[1]) - Math.max(x[0], other.x[0]);
    double height = Math.min(y[2], other.y[2]) - Math.max(y[0], other.y[0]);
    double own = (x[1] - x[0]) * (y[2] - y[0]);
    double theirs = (other.x[1] - other.x[0]) * (other.y[2] - other.y[0]);
    return width * height / (own + theirs - width * height);
  }

  /** Corners that take time: a box is looked at as one. */
  int corners() {
    return box() ? 1 : x.length;
  }

  private static double low(double[] all) {
    return Arrays.stream(all).min().orElse(0);
  }

  private static double high(double[] all) {
    return Arrays.stream(all).max().orElse(0);
  }

  /** Borders of strips in which no edge ends and no two edges cross, from top to bottom. */
  private double[] strips(Area other) {
    DoubleStream corners = DoubleStream.concat(Arrays.stream(y), Arrays.stream(other.y));
    if (x.length + other.x.length > MOST_CROSSED) {
      return corners.sorted().distinct().toArray();
    }
    List<double[]> edges = new ArrayList<>(edges());
    edges.addAll(other.edges());
    DoubleStream.Builder crossed = DoubleStream.builder();
    for (int i = 0; i < edges.size(); i++) {
      for (int j = 0; j < i; j++) {
        cross(edges.get(i), edges.get(j), crossed);
      }
    }
    return DoubleStream.concat(corners, crossed.build()).sorted().distinct().toArray();
  }

  /** Each edge as x and y of its begin and how far it goes. */
  private List<double[]> edges() {
    List<double[]> edges = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      int j = (i + 1) % x.length;
      edges.add(new double[] {x[i], y[i], x[j] - x[i], y[j] - y[i]});
    }
    return edges;
  }

  private static void cross(double[] one, double[] other, DoubleStream.Builder crossed) {
    double turn = one[2] * other[3] - one[3] * other[2];
    if (turn != 0) {
      double across = other[0] - one[0];
      double down = other[1] - one[1];
      double alongOne = (across * other[3] - down * other[2]) / turn;
      double alongOther = (across * one[3] - down * one[2]) / turn;
      if (alongOne > 0 && alongOne < 1 && alongOther > 0 && alongOther < 1) {
        crossed.add(one[1] + alongOne * one[3]);
      }
    }
  }

  /** Where a level line enters and leaves. */
  private double[] crossings(double level) {
    double[] at = new double[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      int j = (i + 1) % x.length;
      if (y[i] <= level != y[j] <= level) {
        at[count++] = x[i] + (level - y[i]) / (y[j] - y[i]) * (x[j] - x[i]);
      }
    }
    double[] sorted = Arrays.copyOf(at, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static double width(double[] crossings) {
    double width = 0;
    for (int i = 1; i < crossings.length; i += 2) {
      width += crossings[i] - crossings[i - 1];
    }
    return width;
  }

  private static double common(double[] one, double[] other) {
    double common = 0;
    int i = 1;
    int j = 1;
    while (i < one.length && j < other.length) {
      common += Math.max(0, Math.min(one[i], other[j]) - Math.max(one[i - 1], other[j - 1]));
      if (one[i] < other[j]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return common;
  }
}
