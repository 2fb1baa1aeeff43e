// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import touchstone.feedback.Received;

/** A body of records as shippers post it: what it is shows in itself, but for MessagePack. */
final class PlainBody {
  /** The largest body that is read as one document, in bytes. */
  static final int DOCUMENT = 64_000_000;

  private PlainBody() {}

  /** Hands on every record; a compression that breaks off is one that cannot be read. */
  static void read(Unpacked body, String contentType, Consumer<Received> taker) throws IOException {
    if (contentType != null && contentType.toLowerCase(Locale.ROOT).contains("msgpack")) {
      PackedEvents.read(body.whole(DOCUMENT), taker);
    } else {
      Records.read(body, taker);
    }
    if (body.fault() != null) {
      taker.accept(Received.unreadable(body.fault(), body.fault()));
    }
  }
}
