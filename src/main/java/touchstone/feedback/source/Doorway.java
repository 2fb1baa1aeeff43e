// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.function.Function;
import touchstone.account.Role;
import touchstone.account.Tokens;
import touchstone.feedback.Fate;
import touchstone.feedback.Inbox;
import touchstone.feedback.Kind;
import touchstone.feedback.Received;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;

/** What every door does first: find the stream that the caller may send to. */
@ApplicationScoped
class Doorway {
  /** Who may send: a token for that alone, or a lead. */
  static final String SENDERS = Tokens.INGEST;

  static final String LEADS = Role.LEADS;

  private final Streams streams;
  private final Inbox inbox;

  Doorway(Streams streams, Inbox inbox) {
    this.streams = streams;
    this.inbox = inbox;
  }

  /** 404 where there is no such stream, 403 where the caller may not send to it. */
  void check(String slug) {
    streams.toSend(slug);
  }

  /** Where to hand in what came for this stream through this door; 404 for no such stream. */
  Function<List<Received>, List<Fate>> to(String slug, String door) {
    return to(streams.toSend(slug), door);
  }

  /** The same through a door that takes one kind alone. */
  Function<List<Received>, List<Fate>> to(String slug, Kind kind) {
    Stream stream = streams.toSend(slug);
    return records -> inbox.take(stream, kind.door(), kind, records);
  }

  /** The same where what was asked for is allowed by something else than a token of ours. */
  @ActivateRequestContext
  Function<List<Received>, List<Fate>> toNamed(String slug, String door) {
    return to(streams.named(slug), door);
  }

  private Function<List<Received>, List<Fate>> to(Stream stream, String door) {
    return records -> inbox.take(stream, door, null, records);
  }
}
