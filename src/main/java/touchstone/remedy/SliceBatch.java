// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * What people are to label again because of an alarm.
 *
 * @param project where they label it; null while it is a draft
 * @param outcome what the comparison said when the alarm was closed, or null
 */
public record SliceBatch(
    UUID id, UUID alarm, Instant draftedAt, UUID project, Instant launchedAt, JsonNode outcome) {}
