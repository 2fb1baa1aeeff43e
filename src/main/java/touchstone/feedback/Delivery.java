// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What one request brought, read and waiting to be written: for each record either its event or why
 * it is not understood, and in the end its fate.
 */
final class Delivery {
  final Stream stream;
  final String door;
  final List<Received> records;
  final Event[] events;
  final String[] faults;
  final Fate[] fates;
  final CompletableFuture<List<Fate>> done = new CompletableFuture<>();

  Delivery(Stream stream, String door, List<Received> records) {
    this.stream = stream;
    this.door = door;
    this.records = records;
    this.events = new Event[records.size()];
    this.faults = new String[records.size()];
    this.fates = new Fate[records.size()];
  }

  int size() {
    return records.size();
  }

  void finish() {
    done.complete(List.of(fates));
  }
}
