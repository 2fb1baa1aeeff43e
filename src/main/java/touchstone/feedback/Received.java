// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One record as a shipper sent it, before the stream's mapping says what it means.
 *
 * @param record null where it could not be read
 * @param text what could not be read, as it came; null where there is a record
 * @param fault why it could not be read; null where there is a record
 * @param id the transport's id of this record that is stable over retries, or null
 * @param at the transport's time of this record, or null
 * @param tag the transport's tag, topic or index, or null
 * @param since when it was received first, where it is played again; else null
 */
public record Received(
    JsonNode record, String text, String fault, String id, Instant at, String tag, Instant since) {
  /** A record with nothing but itself. */
  public static Received of(JsonNode record) {
    return new Received(record, null, null, null, null, null, null);
  }

  /** What could not be read, to be kept in the quarantine. */
  public static Received unreadable(String text, String fault) {
    return new Received(null, text, fault, null, null, null, null);
  }

  /** The same with what the transport says of it. */
  public Received with(String id, Instant at, String tag) {
    return new Received(record, text, fault, id, at, tag, since);
  }

  /** The same, played again: without a time of its own it happened when it was received first. */
  Received again(Instant since) {
    return new Received(record, text, fault, id, at, tag, since);
  }
}
