// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;

/** All streams. */
@ApplicationScoped
public class Streams {
  /**
   * The stream that the present caller may send to: 404 where there is none, 403 where the token is
   * for another stream.
   */
  public Stream toSend(String slug) {
    throw new UnsupportedOperationException();
  }

  /** The stream whose forward key answers a challenge, or null. */
  public Stream byForwardKey(java.util.function.Predicate<String> answers) {
    throw new UnsupportedOperationException();
  }

  /** The stream of this name, for doors that have no caller (Kafka, forward); 404 for none. */
  public Stream named(String slug) {
    throw new UnsupportedOperationException();
  }
}
