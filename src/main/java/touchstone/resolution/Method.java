// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import touchstone.base.Problem;
import touchstone.guideline.Question;

/**
 * A way to make one label of the votes that count. It is local: the result depends on the votes of
 * one task only, and not on their order, so that a task can be settled by itself when a judgement
 * arrives. A way that weighs raters by what they did on all tasks is a {@link Learner}.
 */
public interface Method {

  /** The name by which policies, exports and pages call it, such as {@code majority}. */
  String name();

  /** The types of question that it is made for; empty where it takes any answer. */
  default Set<String> types() {
    return Set.of();
  }

  /** The same with a run's parameters; 422 where it takes none of the kind. */
  default Method with(JsonNode params) {
    if (params != null && !params.isNull() && !params.isEmpty()) {
      throw Problem.refusedField("params", "the method " + name() + " takes none");
    }
    return this;
  }

  /** The same for one question, which may ask more of a label than its type does. */
  default Method on(Question question) {
    return this;
  }

  /** How the word of those who settle, golds and experts, becomes a label: as any other. */
  default Method settling() {
    return this;
  }

  /**
   * What the votes amount to, each counted once. No votes are {@code unresolved}; answers that lead
   * together are a {@code tie}, never the first of them in silence. An answer the question does not
   * offer (any more) is an answer like any other.
   */
  Resolved resolve(List<Vote> votes);
}
