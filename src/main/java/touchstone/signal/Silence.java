// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a stream has stopped: no event for twice its usual long gap, which is the longest of a
 * day, by the median of up to 14 days. A day's longest grows with the number of events as chance
 * has it, and has the nights in it, so twice as long is no chance; the median forgets an outage.
 * Before three days are over it is the longest gap so far, of at least 20.
 *
 * @param last the newest event; null before the first
 * @param gaps how many gaps there were, up to 20
 * @param longest of the day of the newest event, in milliseconds
 * @param days the longest of each day before, oldest first
 */
public record Silence(Instant last, int gaps, long longest, List<Long> days) {
  private static final int DAYS = 14;
  private static final int FEWEST = 20;
  private static final int SETTLED = 3;
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Of a stream without events yet. */
  public static final Silence NONE = new Silence(null, 0, 0, List.of());

  public Silence {
    days = List.copyOf(days);
  }

  /** With one more event; one that is older than the newest changes nothing. */
  public Silence heard(Instant at) {
    if (last == null) {
      return new Silence(at, 0, 0, days);
    }
    if (!at.isAfter(last)) {
      return this;
    }
    long gap = Duration.between(last, at).toMillis();
    int more = Math.min(FEWEST, gaps + 1);
    if (at.toEpochMilli() / DAY == last.toEpochMilli() / DAY) {
      return new Silence(at, more, Math.max(longest, gap), days);
    }
    List<Long> before = new ArrayList<>(days);
    before.add(longest);
    return new Silence(
        at, more, gap, before.subList(Math.max(0, before.size() - DAYS), before.size()));
  }

  /** How long no event may come before it is silence; null while that is not known. */
  public Duration limit() {
    if (gaps < FEWEST) {
      return null;
    }
    List<Long> sorted = days.stream().sorted().toList();
    long usual =
        sorted.size() < SETTLED
            ? Math.max(longest, sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1))
            : sorted.get(sorted.size() / 2);
    return Duration.ofMillis(2 * usual);
  }

  /** Whether it is silence by then. */
  public boolean silent(Instant now) {
    Duration most = limit();
    return most != null && Duration.between(last, now).compareTo(most) > 0;
  }
}
