// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets so many raters' transactions run at once as the store can well serve, first come first
 * served: a crowd waits in line, instead of each for the luck of a free connection. What is waited
 * for is a turn of this node alone; no state of record depends on it.
 */
@ApplicationScoped
class Turns {
  private final Semaphore free;

  Turns(@ConfigProperty(name = "touchstone.turns", defaultValue = "8") int turns) {
    this.free = new Semaphore(turns, true);
  }

  <T> T in(Supplier<T> work) {
    free.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
