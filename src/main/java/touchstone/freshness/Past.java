// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.time.Duration;
import java.util.stream.Stream;
import touchstone.project.Promise;

/** Whether a label's age is past what is promised of the project or of a slice of its own. */
final class Past {
  private Past() {}

  static boolean error(Promise promise, Label label, Duration age) {
    return Stream.concat(Stream.of(Slice.ALL), label.slices().stream())
        .map(slice -> Limits.of(promise, slice).errorAfter())
        .anyMatch(limit -> limit != null && age.compareTo(limit) > 0);
  }
}
