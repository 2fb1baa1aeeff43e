// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import touchstone.base.Problem;
import touchstone.feedback.Inbox;
import touchstone.feedback.Received;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;

/** Which stream a sender of the forward protocol sends to: its key's, or that of its tag. */
@ApplicationScoped
@ActivateRequestContext
class ForwardStreams implements ForwardConversation.House {
  private static final String DOOR = "forward";

  private final Streams streams;
  private final Inbox inbox;
  private final Set<String> withoutKey;

  ForwardStreams(
      Streams streams,
      Inbox inbox,
      @ConfigProperty(name = "touchstone.forward.without-key") Optional<List<String>> withoutKey) {
    this.streams = streams;
    this.inbox = inbox;
    this.withoutKey = Set.copyOf(withoutKey.orElse(List.of()));
  }

  /** Whether nobody is heard without a key. */
  boolean needKey() {
    return withoutKey.isEmpty();
  }

  @Override
  public Stream byKey(Predicate<String> key) {
    return streams.byForwardKey(key);
  }

  @Override
  public Stream byTag(String tag) {
    String slug = tag.split("\\.", 2)[0];
    try {
      return withoutKey.contains(slug) ? streams.named(slug) : null;
    } catch (Problem none) {
      return null;
    }
  }

  @Override
  public void take(Stream stream, List<Received> records) {
    inbox.take(stream, DOOR, null, records);
  }
}
