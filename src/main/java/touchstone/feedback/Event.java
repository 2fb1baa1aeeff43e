// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import java.time.Instant;
import java.util.UUID;

/** What a record means once it is understood; a time of null is the time it is received. */
sealed interface Event {
  /** What a model said of a key; slices and features are JSON objects as text. */
  record Predicted(
      String key,
      UUID keyHash,
      long contentHash,
      Instant at,
      Double score,
      String model,
      double weight,
      Double propensity,
      String slices,
      String features)
      implements Event {}

  /** What happened to a key. */
  record Happened(
      String key,
      UUID keyHash,
      UUID eventHash,
      long contentHash,
      String type,
      Double amount,
      Instant at)
      implements Event {}

  /** Nothing happened, and that is known: it moves the outcomes' time on. */
  record Heartbeat(Instant at) implements Event {}
}
