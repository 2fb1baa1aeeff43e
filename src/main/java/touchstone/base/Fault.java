// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * One reason why something was refused, at its place: a field's path ("ask[0].options") or a line's
 * number, counted from 1.
 *
 * @param reason in English, as the API says it
 * @param why the same for a page, which says it in its own language; null where there is only the
 *     English
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(String field, Long line, String reason, @JsonIgnore Reason why) {

  /** A fault of a field. */
  public static Fault at(String field, String reason) {
    return at(field, reason, null);
  }

  /** A fault of a field that pages can say in their language. */
  public static Fault at(String field, String reason, Reason why) {
    return new Fault(field, null, reason, why);
  }

  /** A fault of a line of a stream. */
  public static Fault atLine(long line, String reason) {
    return new Fault(null, line, reason, null);
  }

  /** Two that say the same in English are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Fault fault
        && Objects.equals(field, fault.field)
        && Objects.equals(line, fault.line)
        && Objects.equals(reason, fault.reason);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, line, reason);
  }
}
