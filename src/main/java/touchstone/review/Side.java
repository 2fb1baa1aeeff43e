// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One rater's judgement as a reviewer sees it beside the others.
 *
 * @param rater a letter for whom it is: A, B, C; who it is, is not told
 * @param reason what the rater wrote to it, or null
 * @param returnable whether it can be sent back: it was judged under a lease
 */
record Side(
    UUID judgement,
    @JsonIgnore UUID slot,
    @JsonIgnore UUID participant,
    String rater,
    String kind,
    Map<String, JsonNode> answers,
    String reason,
    boolean flagged,
    Long activeMillis,
    Instant at,
    boolean returnable) {}
