// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One reason why something was refused, at its place: a field's path ("ask[0].options") or a line's
 * number, counted from 1.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(String field, Long line, String reason) {

  /** A fault of a field. */
  public static Fault at(String field, String reason) {
    return new Fault(field, null, reason);
  }

  /** A fault of a line of a stream. */
  public static Fault atLine(long line, String reason) {
    return new Fault(null, line, reason);
  }
}
