// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/**
 * How far the outcomes of a stream have come, now and at any time before. An outage is no negative:
 * a window closes only once an outcome, of whatever key, has happened at or after its end.
 */
public final class Watermark {
  private final Instant[] newest;
  private final Instant[] since;

  /** Takes the pulses in any order, repeated or not. */
  public Watermark(Collection<Pulse> pulses) {
    Pulse[] sorted = pulses.toArray(Pulse[]::new);
    Arrays.sort(sorted, Comparator.comparing(Pulse::newest));
    newest = new Instant[sorted.length];
    since = new Instant[sorted.length];
    Instant earliest = Instant.MAX;
    for (int i = sorted.length - 1; i >= 0; i--) {
      earliest = sorted[i].receivedAt().isBefore(earliest) ? sorted[i].receivedAt() : earliest;
      newest[i] = sorted[i].newest();
      since[i] = earliest;
    }
  }

  /** When it was first known that outcomes had come as far as this; null where it is not known. */
  public Instant passedAt(Instant eventTime) {
    int low = 0;
    int high = newest.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (newest[middle].isBefore(eventTime)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == newest.length ? null : since[low];
  }
}
