// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import java.util.List;

/** A condition in SQL, with the arguments that stand for its question marks. */
public record Condition(String sql, List<Object> arguments) {
  /** What always holds. */
  public static final Condition ALWAYS = new Condition("TRUE", List.of());
}
