// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What raters did and were told, an event a line in the order of its happening, in a file. An event
 * is an invoke, and later its ok, its fail (it did not happen) or its info (nobody knows).
 */
final class History implements AutoCloseable {
  private final Path file;
  private final BufferedWriter out;
  private final LongAdder judged = new LongAdder();
  private volatile long lastProgress = System.currentTimeMillis();

  History(Path file) throws IOException {
    this.file = file;
    this.out = Files.newBufferedWriter(file);
  }

  /**
   * One event.
   *
   * @param at milliseconds of the clock that client and database share
   * @param type invoke, ok, fail or info
   * @param act lease, submit or back
   * @param lease the lease's id, or - where it is not known yet
   * @param item the item's key, or -
   * @param said of a lease when it ends, in milliseconds; of an invoked submit the answer; of a
   *     submit that went well judgement:true or judgement:false (surplus); else the status, or cut
   */
  record Event(
      long at, String rater, String type, String act, String lease, String item, String said) {
    String line() {
      return String.join("\t", String.valueOf(at), rater, type, act, lease, item, said);
    }

    static Event of(String line) {
      String[] cells = line.split("\t");
      return new Event(
          Long.parseLong(cells[0]), cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
    }
  }

  void note(String rater, String type, String act, String lease, String item, String said) {
    long now = System.currentTimeMillis();
    if (type.equals("ok")) {
      lastProgress = now;
      if (act.equals("submit")) {
        judged.increment();
      }
    }
    synchronized (out) {
      try {
        out.write(new Event(now, rater, type, act, lease, item, said).line());
        out.newLine();
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Notes that things are in motion for another reason: a node that was killed, for one. */
  void stir() {
    lastProgress = System.currentTimeMillis();
  }

  /** When something went well last, by the clock. */
  long lastProgress() {
    return lastProgress;
  }

  /** How many submits went well so far. */
  long judged() {
    return judged.sum();
  }

  List<Event> read() throws IOException {
    synchronized (out) {
      out.flush();
    }
    return Files.readAllLines(file).stream().map(Event::of).toList();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
