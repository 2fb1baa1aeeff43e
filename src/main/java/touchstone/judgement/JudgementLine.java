// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * One judgement's answer to one question, as given out: the rater by name, or by the participant's
 * id once forgotten.
 *
 * @param flagged the rater asked for a second look
 * @param shownHash SHA-256 of the context that our page showed, or null where it was not our page
 * @param shownOrder in which order our page showed what the question compares, or null
 * @param source the form in which an imported one was brought in, or null
 * @param weight what the rater's votes weigh, 0 to 1
 * @param counted the answer by the values that later versions of the guideline made of it, or null
 *     where it is no vote any more
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record JudgementLine(
    UUID judgement,
    String item,
    String rater,
    String kind,
    String question,
    JsonNode answer,
    Instant at,
    Long activeMillis,
    boolean surplus,
    boolean gold,
    int round,
    int revision,
    String origin,
    int guidelineVersion,
    boolean flagged,
    String shownHash,
    JsonNode shownOrder,
    String source,
    @JsonIgnore UUID task,
    @JsonIgnore UUID participant,
    @JsonIgnore Instant recordedAt,
    @JsonIgnore double weight,
    @JsonIgnore JsonNode counted) {

  /** The same with the participant's id for the rater's name, as it stays once one is forgotten. */
  public JudgementLine unnamed() {
    return new JudgementLine(
        judgement,
        item,
        participant.toString(),
        kind,
        question,
        answer,
        at,
        activeMillis,
        surplus,
        gold,
        round,
        revision,
        origin,
        guidelineVersion,
        flagged,
        shownHash,
        shownOrder,
        source,
        task,
        participant,
        recordedAt,
        weight,
        counted);
  }
}
