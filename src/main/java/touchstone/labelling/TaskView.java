// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.judgement.Effort;
import touchstone.training.Learning;

/**
 * One task as it stands on the label page: the item and its questions, filled as far as they are.
 *
 * @param snippet the first words of the item, for the list of last answers
 * @param lesson it is a known item, given to learn on or to be asked
 * @param place where it is in the training or exam that runs, or null
 * @param notice again, late or null: what is special about it
 * @param sentBack why a reviewer sent it back, or null
 * @param activeMillis the time that an earlier visit counted
 * @param effort what else it counted
 */
public record TaskView(
    String project,
    UUID lease,
    String snippet,
    Instant expiresAt,
    long leaseSeconds,
    boolean oneKey,
    boolean lesson,
    Learning.Place place,
    List<ShownView> shown,
    List<QuestionView> questions,
    int guidelineVersion,
    String notice,
    String sentBack,
    String comment,
    boolean flagged,
    long activeMillis,
    Effort effort,
    boolean faulty) {
  /** The time that earlier visits counted by question, as JSON; or null. */
  public String questionMillis() {
    return effort.questionMillis().isEmpty() ? null : Json.write(effort.questionMillis());
  }
}
