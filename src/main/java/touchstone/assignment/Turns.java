// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import touchstone.base.Problem;

/**
 * Lets so many raters' transactions run at once as the store can well serve, first come first
 * served: a crowd waits in line, instead of each for the luck of a free connection. What is waited
 * for is a turn of this node alone; no state of record depends on it.
 */
@ApplicationScoped
class Turns {
  private static final int PATIENCE_SECONDS = 10;

  private final Semaphore free;

  Turns(@ConfigProperty(name = "touchstone.turns", defaultValue = "8") int turns) {
    this.free = new Semaphore(turns, true);
  }

  /** Does the work in its turn; 503 where none comes for ten seconds, as when the store hangs. */
  <T> T in(Supplier<T> work) {
    if (!comes()) {
      throw new Problem(
          503, "Too busy", "Nothing was recorded; send it again in a moment.", List.of());
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private boolean comes() {
    try {
      return free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
