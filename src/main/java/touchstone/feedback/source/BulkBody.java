// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import touchstone.feedback.Fate;
import touchstone.feedback.Received;

/**
 * A bulk request: each action and its record, handed in some at a time, and the item that each
 * action is answered with, in their order. A line that is no action is kept, with its record.
 */
final class BulkBody {
  private static final int RECORDS = 2000;
  private static final long BYTES = 8_000_000;

  private final Function<List<Received>, List<Fate>> inbox;
  private final BulkAnswer answer;
  private final List<BulkAction> actions = new ArrayList<>();
  private final List<Received> records = new ArrayList<>();

  BulkBody(Function<List<Received>, List<Fate>> inbox, BulkAnswer answer) {
    this.inbox = inbox;
    this.answer = answer;
  }

  /**
   * Takes the whole body in.
   *
   * @param index where records go whose action names no index
   */
  void take(Unpacked body, String index) throws IOException {
    BulkLines lines = new BulkLines(body);
    long before = 0;
    for (BulkLines.Line line = lines.next(); line != null; line = lines.next()) {
      BulkAction action = BulkAction.of(line, index);
      if (action == null) {
        add(new BulkAction(BulkAction.INDEX, index, null), noAction(line, lines, index));
      } else {
        add(action, action.hasRecord() ? action.record(lines.next()) : null);
      }
      if (records.size() >= RECORDS || body.count() - before >= BYTES) {
        flush();
        before = body.count();
      }
    }
    if (body.fault() != null) {
      records.add(Received.unreadable(body.fault(), body.fault()));
    }
    flush();
  }

  private void add(BulkAction action, Received record) {
    actions.add(action);
    if (record != null) {
      records.add(record);
    }
  }

  private static Received noAction(BulkLines.Line line, BulkLines lines, String index)
      throws IOException {
    byte[] text = line.bytes();
    BulkLines.Line behind = lines.peek();
    if (behind != null && BulkAction.of(behind, index) == null) {
      text = joined(text, lines.next().bytes());
    }
    return Records.unreadable(text, "It is no action of a bulk request.").with(null, null, index);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + 1 + second.length);
    both[first.length] = '\n';
    System.arraycopy(second, 0, both, first.length + 1, second.length);
    return both;
  }

  private void flush() {
    Iterator<Fate> fates =
        records.isEmpty()
            ? List.<Fate>of().iterator()
            : inbox.apply(List.copyOf(records)).iterator();
    for (BulkAction action : actions) {
      answer.add(action, action.hasRecord() ? fates.next() : null);
    }
    actions.clear();
    records.clear();
  }
}
