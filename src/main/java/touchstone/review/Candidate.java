// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A task that waits for a review.
 *
 * @param label of the question in doubt; null for a tie
 * @param confidence of that label; null where there is none
 * @param cost what the label is expected to cost if nobody looks: how likely it is wrong times what
 *     a wrong one costs
 */
public record Candidate(
    @JsonIgnore UUID task,
    String item,
    String question,
    JsonNode label,
    String status,
    Double confidence,
    int judgements,
    double cost) {}
