// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import java.util.List;
import java.util.stream.Stream;

/**
 * Changes that are sent together, in order. The last one carries as its condition what was read
 * before: where it changes no row, another request was faster and all of them are {@link Stale}.
 */
public record Write(List<Sql.Step> steps) {
  public static final Write NOTHING = new Write(List.of());

  /** The same after other changes, which come first; nothing stays nothing. */
  public Write after(List<Sql.Step> before) {
    return steps.isEmpty()
        ? this
        : new Write(Stream.concat(before.stream(), steps.stream()).toList());
  }

  void check(int[] changed) {
    if (changed.length > 0 && changed[changed.length - 1] == 0) {
      throw new Stale("row");
    }
  }
}
