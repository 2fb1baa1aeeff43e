// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import touchstone.project.Promise;

/** A promise, read once for every slice of many labels. */
final class Promised {
  private final Promise promise;
  private final Map<Slice, Limits> known = new HashMap<>();

  Promised(Promise promise) {
    this.promise = promise;
  }

  Limits of(Slice slice) {
    return known.computeIfAbsent(slice, first -> Limits.of(promise, slice));
  }

  /** Whether a label's age is past what is promised of the project or of a slice of its own. */
  boolean broken(Label label, Duration age) {
    return past(Slice.ALL, age) || label.slices().stream().anyMatch(slice -> past(slice, age));
  }

  private boolean past(Slice slice, Duration age) {
    Duration limit = of(slice).errorAfter();
    return limit != null && age.compareTo(limit) > 0;
  }
}
