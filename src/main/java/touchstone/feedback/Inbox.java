// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import touchstone.base.Database;
import touchstone.base.Problem;
import touchstone.base.SqlFailure;
import touchstone.base.Transactions;

/**
 * Where every door hands in what it received. What waits is written together, many requests in one
 * transaction, and each is answered after that commit.
 */
@ApplicationScoped
public class Inbox {
  private static final int MOST_IN_A_COMMIT = 4000;
  private static final long PATIENCE_SECONDS = 60;

  private final EventStore store;
  private final Transactions transactions;
  private final StreamMeters meters;
  private final Clock clock;
  private final int writers;
  private final int mostWaiting;

  private final ExecutorService pens;
  private final Deque<Delivery> waiting = new ArrayDeque<>();
  private int waitingRecords;
  private int writing;

  Inbox(
      EventStore store,
      Transactions transactions,
      StreamMeters meters,
      Clock clock,
      Database database,
      @ConfigProperty(name = "touchstone.feedback.waiting", defaultValue = "50000")
          int mostWaiting) {
    this.store = store;
    this.transactions = transactions;
    this.meters = meters;
    this.clock = clock;
    this.writers = database.postgresql() ? 2 : 1;
    this.mostWaiting = mostWaiting;
    this.pens = Executors.newFixedThreadPool(writers, Inbox::pen);
    meters.waiting(this::waitingRecords);
  }

  private synchronized int waitingRecords() {
    return waitingRecords;
  }

  private static Thread pen(Runnable writing) {
    Thread thread = new Thread(writing, "inbox");
    thread.setDaemon(true);
    return thread;
  }

  void close(@Observes ShutdownEvent end) {
    pens.shutdown();
  }

  /**
   * Takes records in and returns once they are durable: what became of each, in order. A record
   * that cannot be understood is kept in the quarantine. 503 with Retry-After where too much is
   * waiting.
   *
   * @param door the short name of the door, as in "firehose"
   * @param kind what all of them are; null where each one tells by its fields
   */
  public List<Fate> take(Stream stream, String door, Kind kind, List<Received> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    Delivery delivery = read(stream, door, kind, records);
    if (add(delivery)) {
      pens.execute(this::writeAll);
    }
    return await(delivery);
  }

  private Delivery read(Stream stream, String door, Kind kind, List<Received> records) {
    Delivery delivery = new Delivery(stream, door, records);
    Reading reading = reading(stream, door, kind);
    for (int i = 0; i < records.size(); i++) {
      try {
        delivery.events[i] = reading.read(records.get(i));
      } catch (Unfit unfit) {
        delivery.faults[i] = unfit.getMessage();
      }
    }
    return delivery;
  }

  private Reading reading(Stream stream, String door, Kind kind) {
    return new Reading(stream.mapping().at(door), stream.policy().policy(), kind, clock.instant());
  }

  /** Whether a record would be understood now. */
  boolean understands(Stream stream, String door, Received record) {
    try {
      reading(stream, door, Kind.of(door)).read(record);
      return true;
    } catch (Unfit unfit) {
      return false;
    }
  }

  /** Queues it; whether one more writer is to begin. */
  private synchronized boolean add(Delivery delivery) {
    if (waitingRecords > mostWaiting) {
      throw overloaded();
    }
    waiting.add(delivery);
    waitingRecords += delivery.size();
    if (writing < writers) {
      writing++;
      return true;
    }
    return false;
  }

  static Problem overloaded() {
    return new Problem(
        503, "Too much is waiting", "More has come than can be written; send it again.", List.of());
  }

  private void writeAll() {
    for (List<Delivery> next = next(); !next.isEmpty(); next = next()) {
      write(next);
    }
  }

  /** What is to be written together; when nothing waits the writer is done. */
  private synchronized List<Delivery> next() {
    List<Delivery> next = new ArrayList<>();
    int records = 0;
    while (!waiting.isEmpty()
        && (next.isEmpty() || records + waiting.peek().size() <= MOST_IN_A_COMMIT)) {
      Delivery delivery = waiting.poll();
      records += delivery.size();
      next.add(delivery);
    }
    waitingRecords -= records;
    if (next.isEmpty()) {
      writing--;
    }
    return next;
  }

  /** Writes them in one commit; where that fails for good, one by one, so that each fails alone. */
  private void write(List<Delivery> together) {
    try {
      transactions.inNew(
          () -> {
            store.write(together);
            return null;
          });
      meters.count(together);
      together.forEach(Delivery::finish);
    } catch (RuntimeException failure) {
      if (together.size() > 1 && !SqlFailure.away(failure)) {
        together.forEach(one -> write(List.of(one)));
      } else {
        together.forEach(one -> one.done.completeExceptionally(failure));
      }
    }
  }

  private static List<Fate> await(Delivery delivery) {
    try {
      return delivery.done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CompletionException(failed.getCause());
    } catch (TimeoutException late) {
      throw overloaded();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw overloaded();
    }
  }
}
