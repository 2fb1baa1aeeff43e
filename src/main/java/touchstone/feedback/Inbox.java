// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where every door hands in what it received. */
@ApplicationScoped
public class Inbox {
  /**
   * Takes records in and returns once they are durable: what became of each, in order. A record
   * that cannot be understood is kept in the quarantine. 503 with Retry-After where too much is
   * waiting.
   *
   * @param door the short name of the door, as in "firehose"
   * @param kind what all of them are; null where each one tells by its fields
   */
  public List<Fate> take(Stream stream, String door, Kind kind, List<Received> records) {
    throw new UnsupportedOperationException();
  }
}
