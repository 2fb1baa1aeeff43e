// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import java.nio.ByteBuffer;

/**
 * How long things took, counted in 96 classes that grow by the fourth root of two from a second on:
 * quantiles are within a tenth, and two of them add up.
 */
final class Lags {
  static final int CLASSES = 96;

  /** Bytes that it is written in at most. */
  static final int ROOM = 1 + CLASSES * (1 + Long.BYTES);

  private static final double STEPS_A_DOUBLING = 4;

  final long[] counts = new long[CLASSES];

  void add(double seconds) {
    counts[at(seconds)]++;
  }

  private static int at(double seconds) {
    return seconds <= 1
        ? 0
        : (int) Math.min(CLASSES - 1, 1 + STEPS_A_DOUBLING * Math.log(seconds) / Math.log(2));
  }

  void take(Lags other) {
    for (int i = 0; i < CLASSES; i++) {
      counts[i] += other.counts[i];
    }
  }

  long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /** Seconds within which this share lies; null where nothing was counted. */
  Double quantile(double share) {
    long total = total();
    long seen = 0;
    for (int i = 0; i < CLASSES && total > 0; i++) {
      seen += counts[i];
      if (seen >= share * total) {
        return Math.pow(2, i / STEPS_A_DOUBLING);
      }
    }
    return null;
  }

  /** The share that took no longer; null where nothing was counted. */
  Double within(double seconds) {
    long total = total();
    long seen = 0;
    for (int i = 0; i <= at(seconds); i++) {
      seen += counts[i];
    }
    return total == 0 ? null : seen / (double) total;
  }

  /** The classes that hold anything, each with its count: most hold nothing. */
  void write(ByteBuffer to) {
    byte held = 0;
    for (long count : counts) {
      held += count > 0 ? 1 : 0;
    }
    to.put(held);
    for (byte i = 0; i < CLASSES; i++) {
      if (counts[i] > 0) {
        to.put(i).putLong(counts[i]);
      }
    }
  }

  static Lags read(ByteBuffer from) {
    Lags lags = new Lags();
    for (int held = from.get(); held > 0; held--) {
      lags.counts[from.get()] = from.getLong();
    }
    return lags;
  }
}
