// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.List;

/**
 * Confidence to the right, how often it was right upwards, in units of a picture of 360 x 360; on
 * the diagonal both are the same.
 */
record ReliabilityChart(List<Point> points) {
  private static final int LEFT = 56;
  private static final int WIDE = 288;
  private static final int BOTTOM = 304;
  private static final double LEAST_RADIUS = 4;
  private static final double MOST_RADIUS = 16;

  /** A bin with golds in it; its surface grows with their number. */
  record Point(double x, double y, double radius, Calibration.Bin bin) {}

  /** The chart, or null where there is nothing to draw. */
  static ReliabilityChart of(Calibration calibration) {
    if (calibration == null || calibration.reliability().isEmpty()) {
      return null;
    }
    return new ReliabilityChart(
        calibration.reliability().stream()
            .filter(bin -> bin.labels() > 0)
            .map(bin -> point(bin, calibration.golds()))
            .toList());
  }

  private static Point point(Calibration.Bin bin, int golds) {
    double share = (double) bin.labels() / golds;
    return new Point(
        LEFT + WIDE * bin.confidence(),
        BOTTOM - WIDE * bin.right(),
        LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(share),
        bin);
  }
}
