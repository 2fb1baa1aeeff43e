// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.List;

/**
 * A way to make one label of the votes that count. It is local: the result depends on the votes of
 * one task only, and not on their order, so that a task can be settled by itself when a judgement
 * arrives. Methods that weigh raters by what they did on all tasks come later and will have an
 * interface of their own.
 */
public interface Method {

  /** The name by which policies, exports and pages call it, such as {@code majority}. */
  String name();

  /**
   * What the votes amount to, each counted once. No votes are {@code unresolved}; answers that lead
   * together are a {@code tie}, never the first of them in silence. An answer the question does not
   * offer (any more) is an answer like any other.
   */
  Resolved resolve(List<Vote> votes);
}
