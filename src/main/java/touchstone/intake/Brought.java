// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import touchstone.rater.RaterKind;

/**
 * An item of a file, with what was answered about it.
 *
 * @param at where in the file it stands: "line 3" or a JSON path
 * @param content null where the file names items without holding them
 */
public record Brought(String at, String key, ObjectNode content, List<Answer> answers) {

  /**
   * One answer of one rater.
   *
   * @param quotes what the file says stands at places of the text
   */
  public record Answer(
      String at,
      String question,
      String rater,
      RaterKind kind,
      JsonNode answer,
      Instant when,
      Long activeMillis,
      boolean gold,
      List<Quote> quotes) {}

  /** A stretch of a text, in code points, and what it is said to read. */
  public record Quote(int start, int end, String exact) {}

  Brought with(List<Answer> others) {
    return new Brought(at, key, content, others);
  }
}
