// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers made by the server. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  /**
   * A UUID of version 7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter that keeps the ids of
   * one process rising, 62 random bits.
   */
  public static UUID next() {
    long now = System.currentTimeMillis() << 12;
    long stamp = LAST.updateAndGet(last -> Math.max(now, last + 1));
    long high = ((stamp >>> 12) << 16) | 0x7000L | (stamp & 0xFFFL);
    long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** A UUID that tells nothing, for participants. */
  public static UUID random() {
    return UUID.randomUUID();
  }

  /** The id a caller named, or 404: an id that is none is simply not there. */
  public static UUID parse(String text, String what) {
    try {
      if (text != null && text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException notAnId) {
      // falls through to 404
    }
    throw Problem.notFound(what);
  }
}
