// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** What one question of one item was resolved to, as given out; label is null for no label. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LabelLine(
    String item,
    String question,
    JsonNode label,
    String status,
    Double confidence,
    int judgements,
    int raters,
    String method,
    UUID run,
    Integer guidelineVersion,
    Instant resolvedAt,
    Instant judgedAt) {

  public static LabelLine of(Labelled labelled, UUID run) {
    Resolved resolved = labelled.resolved();
    return new LabelLine(
        labelled.item(),
        labelled.question(),
        resolved.label(),
        resolved.status(),
        resolved.confidence(),
        resolved.judgements(),
        resolved.raters(),
        labelled.method(),
        run,
        resolved.guidelineVersion(),
        resolved.resolvedAt(),
        resolved.judgedAt());
  }
}
