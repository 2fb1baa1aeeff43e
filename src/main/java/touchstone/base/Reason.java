// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import java.util.List;

/**
 * Why something does not fit, before it is said in a language: the key of a message and what is
 * filled in, texts and numbers as a rule, or a further reason.
 */
public record Reason(String key, List<Object> arguments) {

  public static Reason of(String key, Object... arguments) {
    return new Reason(key, List.of(arguments));
  }
}
