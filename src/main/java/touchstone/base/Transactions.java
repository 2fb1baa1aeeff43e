// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** Short transactions of their own, tried again where another one stood in the way. */
@ApplicationScoped
public class Transactions {
  private static final int TRIES = 8;

  /**
   * Runs the work in a new transaction; a deadlock, a lock time-out or a {@link Stale} read is
   * tried again up to 8 times.
   */
  public <T> T inNew(Callable<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().timeout(120).call(work);
      } catch (RuntimeException failure) {
        if (attempt == TRIES || !(SqlFailure.passing(failure) || Stale.is(failure))) {
          throw failure;
        }
        pause(attempt);
      }
    }
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(5, 20 * attempt));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
