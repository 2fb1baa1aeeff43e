// SPDX-License-Identifier: Apache-2.0
package touchstone.ageing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How old the newest that is known had become each time something newer arrived: the peaks of the
 * age of information (Kaul, Yates and Gruteser, Real-time status: how often should one update?,
 * INFOCOM 2012). What arrives and is older than what is known already sets nothing back.
 *
 * <p>Example: made at 0, 10, 5 and 20 s and arrived at 3, 14, 15 and 30 s, the peaks are 14 s (at
 * 14 s the newest known was of 0 s) and 20 s (at 30 s it was of 10 s).
 */
public final class InformationAge {
  private InformationAge() {}

  /** Something that was made at one time and arrived at another. */
  public record Arrival(Instant madeAt, Instant arrivedAt) {}

  /** The peaks in seconds, in the order of arrival; the first arrival has none. */
  public static List<Double> peaks(List<Arrival> arrivals) {
    List<Double> peaks = new ArrayList<>();
    Instant newest = null;
    for (Arrival one :
        arrivals.stream()
            .sorted(Comparator.comparing(Arrival::arrivedAt).thenComparing(Arrival::madeAt))
            .toList()) {
      if (newest == null || one.madeAt().isAfter(newest)) {
        if (newest != null) {
          peaks.add(Duration.between(newest, one.arrivedAt()).toMillis() / 1000.0);
        }
        newest = one.madeAt();
      }
    }
    return peaks;
  }

  /** The value below which this share lies, itself included: the nearest rank; null for none. */
  public static Double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? null
        : sorted.get((int) Math.max(0, Math.ceil(share * sorted.size() - 1e-9) - 1));
  }

  /** The mean; null for none. */
  public static Double mean(List<Double> values) {
    return values.isEmpty()
        ? null
        : values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
