// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.time.Duration;
import java.util.List;
import touchstone.project.Promise;

/**
 * What is promised of a slice: the project's word where its own says nothing.
 *
 * @param warnAfter or null
 * @param errorAfter or null
 * @param costOfError what a wrong label costs here, against 1 elsewhere
 * @param own whether the slice has a promise of its own
 */
record Limits(
    Duration warnAfter, Duration errorAfter, double share, double costOfError, boolean own) {
  static final Limits NONE = new Limits(null, null, 1, 1, false);

  private static final double SPARE = 1e-9;

  static Limits of(Promise promise, Slice slice) {
    if (promise == null) {
      return NONE;
    }
    Limits all =
        new Limits(
            length(promise.warnAfter()), length(promise.errorAfter()), promise.share(), 1, false);
    return slices(promise).stream()
        .filter(one -> one.name().equals(slice.name()) && one.value().equals(slice.value()))
        .findFirst()
        .map(all::of)
        .orElse(all);
  }

  private Limits of(Promise.OfSlice slice) {
    Duration warn = length(slice.warnAfter());
    Duration error = length(slice.errorAfter());
    return new Limits(
        warn == null ? warnAfter : warn,
        error == null ? errorAfter : error,
        share,
        slice.costOfError(),
        true);
  }

  /** The slices that have a promise of their own. */
  static List<Promise.OfSlice> slices(Promise promise) {
    return promise == null || promise.slices() == null ? List.of() : promise.slices();
  }

  private static Duration length(String text) {
    return text == null ? null : Duration.parse(text);
  }

  /** How many of so many labels may be older than a threshold. */
  long spared(long labels) {
    return (long) Math.floor((1 - share) * labels + SPARE);
  }

  boolean any() {
    return warnAfter != null || errorAfter != null;
  }
}
