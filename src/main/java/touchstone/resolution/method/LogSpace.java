// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.method;

import java.util.Arrays;

/** Sums and shares of numbers that are held as logarithms, so that no product is ever 0. */
final class LogSpace {
  private LogSpace() {}

  /** Turns log weights into shares that sum to 1, in place; returns the log of their sum. */
  static double normalise(double[] logs) {
    return normalise(logs, 0, logs.length);
  }

  /** The same of the part from a place on. */
  static double normalise(double[] logs, int from, int count) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      greatest = Math.max(greatest, logs[i]);
    }
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      logs[i] = Math.exp(logs[i] - greatest);
      sum += logs[i];
    }
    for (int i = from; i < from + count; i++) {
      logs[i] /= sum;
    }
    return greatest + Math.log(sum);
  }

  /** So many equal shares. */
  static double[] alike(int classes) {
    double[] alike = new double[classes];
    Arrays.fill(alike, 1.0 / classes);
    return alike;
  }
}
