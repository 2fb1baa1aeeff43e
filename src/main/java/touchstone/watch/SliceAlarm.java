// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was noticed of a slice, or of a whole stream.
 *
 * @param kind ranking, rate-up, rate-down, volume-down, volume-up, silence or bad-data
 * @param from since when, in event time, it most likely is so
 * @param until when, in event time, the proof was enough
 * @param evidence figures before and after, and the smallest change this volume could show
 * @param cause null while open
 */
public record SliceAlarm(
    UUID id,
    String stream,
    String kind,
    SliceOf slice,
    Instant raisedAt,
    Instant from,
    Instant until,
    JsonNode evidence,
    Instant closedAt,
    String cause,
    String note) {
  /** Whether it is about what comes in, not about labels: it passes when that does. */
  public boolean stopsByItself() {
    return List.of("silence", "volume-up", "volume-down", "bad-data").contains(kind);
  }

  public boolean open() {
    return closedAt == null;
  }
}
