// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Hands the clock in, so that nothing reads one by itself. */
class TouchstoneClock {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
