// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** One thing to label: the key it came with and its content, a JSON object. */
public record Item(UUID id, String key, JsonNode content, Instant createdAt, Instant updatedAt) {}
