// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import touchstone.base.Problem;

/**
 * A way to make labels that learns of the raters from what all of them did on every task. What it
 * learned is a {@link Fit}, by which a task can be settled by itself later on.
 */
public interface Learner {

  /** The name by which policies, runs and pages call it, such as {@code dawid-skene}. */
  String name();

  /** The types of question that it is made for: those whose answers are one of a few. */
  default Set<String> types() {
    return Set.of("choice", "pairwise", "scale");
  }

  /** The same with a run's parameters; 422 where it takes none of the kind. */
  default Learner with(JsonNode params) {
    if (params != null && !params.isNull() && !params.isEmpty()) {
      throw Problem.refusedField("params", "the method " + name() + " takes none");
    }
    return this;
  }

  /**
   * Learns from all votes on one question. The same votes give the same fit to the last bit,
   * whatever their order; no votes give a fit in which nobody is known.
   */
  Fit fit(VoteMatrix votes);
}
