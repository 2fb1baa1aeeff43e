// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.concurrent.Callable;
import touchstone.base.Database;

/** An inbox that is full for as long as a test wants, and the real one before and after. */
@Vetoed
public class FullInbox extends Inbox {
  private final Inbox real;
  private volatile boolean full = true;

  private FullInbox(Inbox real) {
    super(
        null,
        null,
        new StreamMeters(new SimpleMeterRegistry()),
        null,
        Arc.container().instance(Database.class).get(),
        0);
    this.real = real;
  }

  /** What comes of this while too much is waiting. */
  public static <T> T during(Callable<T> work) throws Exception {
    FullInbox inbox =
        new FullInbox(ClientProxy.unwrap(Arc.container().instance(Inbox.class).get()));
    QuarkusMock.installMockForType(inbox, Inbox.class);
    try {
      return work.call();
    } finally {
      inbox.full = false;
    }
  }

  @Override
  public List<Fate> take(Stream stream, String door, Kind kind, List<Received> records) {
    if (full) {
      throw overloaded();
    }
    return real.take(stream, door, kind, records);
  }
}
