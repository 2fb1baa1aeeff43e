// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import java.time.Instant;
import java.util.UUID;

/**
 * A stream of predictions and of what became of them.
 *
 * @param number a short id for its many rows
 * @param dataset where what people look at becomes items; null for none
 * @param project where its labels stand beside those of people; null for none
 * @param question which question of the project's template its labels answer
 * @param mapping where things stand in a shipper's record, by door
 * @param materialise what becomes items without being asked for
 * @param perDay how many items a day it may make at most
 * @param policy the label policy in force
 * @param forwardKey the shared key of the forward protocol, which must be known in plain
 */
public record Stream(
    UUID id,
    int number,
    String slug,
    UUID dataset,
    UUID project,
    String question,
    Mappings mapping,
    Materialise materialise,
    int perDay,
    String forwardKey,
    PolicyVersion policy,
    Instant createdAt) {
  /** The rater in whose name its labels stand beside those of people. */
  public String rater() {
    return "stream " + slug;
  }
}
