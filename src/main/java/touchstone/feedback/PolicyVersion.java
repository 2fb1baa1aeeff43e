// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import touchstone.base.Json;
import touchstone.join.LabelPolicy;

/** One version of a stream's label policy, in force from its time until the next one's. */
public record PolicyVersion(int version, LabelPolicy policy, JsonNode written, Instant createdAt) {
  static PolicyVersion of(int version, String written, Instant createdAt) {
    JsonNode json = Json.tree(written);
    return new PolicyVersion(version, LabelPolicy.of(json), json, createdAt);
  }
}
