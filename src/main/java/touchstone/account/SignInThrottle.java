// SPDX-License-Identifier: Apache-2.0
package touchstone.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.base.Problem;

/** Slows guessing: after 10 wrong passwords for a login, a wait of a minute on this node. */
@ApplicationScoped
class SignInThrottle {
  private static final int FREE = 10;
  private static final int REMEMBERED = 10_000;
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Failures(int count, Instant last) {}

  SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  synchronized void check(String login) {
    Failures known = failures.get(login);
    if (known != null
        && known.count() >= FREE
        && clock.instant().isBefore(known.last().plus(WAIT))) {
      throw new Problem(
          429,
          "Too many tries",
          "Too many wrong passwords for this login; wait a minute and try again.",
          java.util.List.of());
    }
  }

  synchronized void failed(String login) {
    Failures known = failures.remove(login);
    failures.put(login, new Failures(known == null ? 1 : known.count() + 1, clock.instant()));
  }

  synchronized void succeeded(String login) {
    failures.remove(login);
  }
}
