// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import touchstone.base.Json;
import touchstone.base.Transactions;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamCalls;
import touchstone.feedback.Streams;

/** Raises an alarm as a watch would, for tests of what comes after. */
public final class Alarming {
  private Alarming() {}

  /** The id of a new alarm of all traffic, or of a slice. */
  public static String raise(
      StreamCalls calls, String kind, String name, String slice, String evidence) {
    SliceAlarms alarms = CDI.current().select(SliceAlarms.class).get();
    Stream stream = CDI.current().select(Streams.class).get().afresh(calls.slug());
    Instant from = Instant.parse("2026-10-07T13:00:00Z");
    CDI.current()
        .select(Transactions.class)
        .get()
        .inNew(
            () ->
                alarms.raise(
                    stream,
                    kind,
                    new SliceOf(name.isEmpty() ? "" : "m1", name, slice),
                    from,
                    from.plusSeconds(3600),
                    (ObjectNode) Json.tree(evidence)));
    return alarms.page(stream, true, 1, null).items().get(0).id().toString();
  }
}
