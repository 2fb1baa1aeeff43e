// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** A task held by a rater until a time, with all that is needed to judge it. */
public record Lease(UUID lease, UUID task, Leased item, int guidelineVersion, Instant expiresAt) {

  /** The item as leased. */
  public record Leased(String key, JsonNode content) {}
}
