// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import touchstone.base.Reason;
import touchstone.guideline.Fields;

/**
 * How many things an answer names. With a least of 0 none is an answer, too.
 *
 * @param min as the template says, or null for the usual
 * @param max as the template says, or null for the most there may be
 * @param usual the least where nothing is said
 * @param limit the most that are ever taken
 */
public record Range(Integer min, Integer max, int usual, int limit) {
  static final Range ONE = new Range(null, null, 1, 1);

  /** The range that {@code min} and {@code max} give. */
  static Range read(Fields fields, int usual, int limit) {
    Integer min = fields.whole("min", 0, limit);
    Integer max = fields.whole("max", 1, limit);
    if (max != null && max < (min == null ? usual : min)) {
      fields.place("max").fault("must be at least min");
    }
    return new Range(min, max, usual, limit);
  }

  /** The JSON Schema of the two fields. */
  static String schema(int usual, int limit) {
    return """
    "min":{"type":"integer","minimum":0,"maximum":%2$d,"default":%1$d},
    "max":{"type":"integer","minimum":1,"maximum":%2$d}
    """
        .formatted(usual, limit);
  }

  public int least() {
    return min == null ? usual : min;
  }

  public int most() {
    return max == null ? limit : max;
  }

  /** Why so many are too few or too many, or null. */
  Reason misfit(int count) {
    if (count < least()) {
      return Reason.of("guideline_misfit_atLeast", least());
    }
    return count > most() ? Reason.of("guideline_misfit_atMost", most()) : null;
  }

  void schema(ObjectNode schema) {
    schema.put("minItems", least()).put("maxItems", most());
  }

  void write(ObjectNode json) {
    if (min != null) {
      json.put("min", min);
    }
    if (max != null) {
      json.put("max", max);
    }
  }
}
