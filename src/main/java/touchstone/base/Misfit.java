// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a field should have been, told by what it was to be read as, in words for who sent it. */
final class Misfit {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private Misfit() {}

  /** A reason without a name of the reader's. */
  static String reason(JsonMappingException bad) {
    Class<?> wanted =
        bad instanceof MismatchedInputException misfit ? misfit.getTargetType() : null;
    String kind = wanted == null ? null : kind(wanted);
    return kind == null ? "does not fit" : "must be " + kind;
  }

  private static String kind(Class<?> wanted) {
    if (wanted == String.class) {
      return "a text";
    }
    if (wanted == Boolean.class || wanted == boolean.class) {
      return "true or false";
    }
    if (WHOLE.contains(wanted)) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(wanted) || wanted == double.class) {
      return "a number";
    }
    if (wanted.isArray() || Collection.class.isAssignableFrom(wanted)) {
      return "a list";
    }
    if (wanted == UUID.class) {
      return "an id";
    }
    if (wanted == Duration.class) {
      return "a duration such as PT1H";
    }
    if (Temporal.class.isAssignableFrom(wanted)) {
      return "a time such as 2026-01-31T12:00:00Z";
    }
    return Map.class.isAssignableFrom(wanted) || wanted.isRecord() || JsonNode.class == wanted
        ? "an object"
        : null;
  }
}
