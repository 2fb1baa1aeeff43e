// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.util.List;
import java.util.Locale;

/** How times spread, in milliseconds; quantiles by nearest rank. */
record Spread(double p50, double p95, double p99, double max) {
  static Spread of(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return new Spread(
        at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), sorted.get(sorted.size() - 1));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms", p50, p95, p99, max);
  }
}
