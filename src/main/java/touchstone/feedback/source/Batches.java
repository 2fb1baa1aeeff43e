// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import touchstone.base.Json;
import touchstone.feedback.Fate;
import touchstone.feedback.Received;

/**
 * Hands records in while a body is still being read, some at a time, so that a body of any length
 * takes little memory. What was handed in before a refusal stays; its replay is a duplicate.
 */
final class Batches implements Consumer<Received> {
  private static final int RECORDS = 2000;
  private static final long BYTES = 8_000_000;

  private final Function<List<Received>, List<Fate>> inbox;
  private final LongSupplier read;
  private final List<Received> waiting = new ArrayList<>();
  private long readBefore;
  private int accepted;
  private int duplicates;
  private int quarantined;

  /**
   * @param read how many bytes have been read so far
   */
  Batches(Function<List<Received>, List<Fate>> inbox, LongSupplier read) {
    this.inbox = inbox;
    this.read = read;
  }

  @Override
  public void accept(Received record) {
    waiting.add(record);
    if (waiting.size() >= RECORDS || read.getAsLong() - readBefore >= BYTES) {
      flush();
    }
  }

  /** Hands in what is left. */
  Batches flush() {
    readBefore = read.getAsLong();
    if (!waiting.isEmpty()) {
      List<Received> batch = List.copyOf(waiting);
      waiting.clear();
      inbox.apply(batch).forEach(this::count);
    }
    return this;
  }

  private void count(Fate fate) {
    switch (fate) {
      case ACCEPTED -> accepted++;
      case DUPLICATE -> duplicates++;
      case QUARANTINED -> quarantined++;
    }
  }

  int quarantined() {
    return quarantined;
  }

  /** What became of all, as the doors of our own shape answer. */
  ObjectNode counts() {
    return Json.object()
        .put("accepted", accepted)
        .put("duplicates", duplicates)
        .put("quarantined", quarantined);
  }
}
