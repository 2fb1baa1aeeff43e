// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.util.List;
import touchstone.project.Project;
import touchstone.web.Refusal;

/**
 * Everything that the page of a project's freshness shows.
 *
 * @param chart null without labels
 * @param currency of the pool, or null
 * @param plan what is asked for and not done yet, or null
 */
record FreshnessView(
    Project project,
    Figures.Shown figures,
    AgeChart chart,
    PromiseForm promise,
    RelabelForm form,
    String currency,
    Relabels.Plan plan,
    List<Relabels.Batch> batches,
    List<Relabels.OfSlice> bySlice,
    Refusal refusal) {
  private static final int SHOWN = 20;

  /** The first of those that would be made again. */
  public List<touchstone.ageing.RelabelOrder.Chosen<Queue.Waiting>> first() {
    return plan.chosen().stream().limit(SHOWN).toList();
  }
}
