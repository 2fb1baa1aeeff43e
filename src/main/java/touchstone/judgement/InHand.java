// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import touchstone.base.Json;
import touchstone.base.Secrets;

/**
 * A slot about to be judged with all that the judgement needs of its surroundings, read without a
 * lock: whoever writes says so in the condition of the write.
 *
 * @param revisions how many revisions the slot has so far
 * @param millisBefore the active time that they counted, in milliseconds
 * @param presentRound whether the task is still in the slot's round
 * @param contentHash the digest of the item's content
 * @param json the item's content, as JSON
 */
public record InHand(
    Slot slot,
    int revisions,
    long millisBefore,
    boolean presentRound,
    String contentHash,
    String json) {

  /** The item's content. */
  public JsonNode content() {
    return Json.tree(json);
  }

  /**
   * What the rater was shown, with the order of shuffled questions where it is known, else null.
   */
  public Shown shown(String order) {
    return new Shown(Secrets.sha256(contentHash + ":" + slot.guidelineVersion()), order);
  }

  /** What {@link Slots#inHand} asks for. */
  public static InHand from(ResultSet row) throws SQLException {
    return new InHand(
        Slot.from(row),
        row.getInt("revisions"),
        row.getLong("millis_before"),
        row.getBoolean("present_round"),
        row.getString("content_hash"),
        row.getString("content"));
  }
}
