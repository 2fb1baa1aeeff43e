// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Journey;
import touchstone.rater.Pool;
import touchstone.rater.Pools;

/** The journeys of pools, held to what their projects have. */
@ApplicationScoped
@Transactional
class Journeys {
  private static final int MOST = 1000;
  private static final String PROJECT = "project";
  private static final String ITEMS = "items";

  private final Pools pools;
  private final Projects projects;
  private final Stints stints;

  Journeys(Pools pools, Projects projects, Stints stints) {
    this.pools = pools;
    this.projects = projects;
    this.stints = stints;
  }

  /** Sets a pool's journey; 422 where its project is of another pool or has too few golds. */
  Journey set(Pool pool, JsonNode sent) {
    Journey journey = Journey.of(sent);
    if (journey.project() != null) {
      check(pool, journey);
    }
    return pools.setJourney(pool, journey);
  }

  private void check(Pool pool, Journey journey) {
    Project project =
        projects
            .find("slug", journey.project())
            .firstResultOptional()
            .orElseThrow(
                () ->
                    Problem.refusedField(
                        PROJECT, "is not known", Reason.of("training_fault_unknown")));
    if (!project.poolId.equals(pool.id)) {
      throw Problem.refusedField(
          PROJECT, "is of another pool", Reason.of("training_fault_otherPool"));
    }
    int wanted = KnownItems.wanted(journey);
    int golds = stints.golds(project);
    if (golds < wanted) {
      throw Problem.refusedField(
          PROJECT,
          "has " + golds + " golds, and " + wanted + " are wanted: mark more first",
          Reason.of("training_fault_golds", golds, wanted));
    }
  }

  /** Notes why golds are so; how many were noted. */
  int explain(Project project, List<JourneyApi.Reason> given) {
    Map<String, String[]> reasons = new LinkedHashMap<>();
    for (JourneyApi.Reason each : Required.value(ITEMS, given)) {
      reasons.put(
          Required.text("item", Required.value(ITEMS, each).item(), 500),
          new String[] {
            Required.optionalText("why", each.why(), 2000),
            Required.optionalText("section", each.section(), 200)
          });
    }
    if (reasons.size() > MOST) {
      throw Problem.refusedField(ITEMS, "at most 1000 at a time");
    }
    return stints.explain(project, reasons);
  }
}
