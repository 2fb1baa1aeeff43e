// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import touchstone.project.Project;
import touchstone.rater.Journey;
import touchstone.rater.Pools;

/** Whether a project has the known items that training and exam of its pool ask for. */
@ApplicationScoped
@Transactional
public class KnownItems {
  private final Pools pools;
  private final Stints stints;

  KnownItems(Pools pools, Stints stints) {
    this.pools = pools;
    this.stints = stints;
  }

  /**
   * Golds that are wanting, so that no training or exam can be finished.
   *
   * @param project where training and exam are
   * @param golds that can be asked by the guideline of now
   * @param wanted by training or exam, whichever asks more
   */
  public record Lack(String project, int golds, int wanted) {
    public int missing() {
      return wanted - golds;
    }
  }

  /** What is lacking where the pool's training or exam is in this project; empty for nothing. */
  public Optional<Lack> lack(Project project) {
    Journey journey = pools.journey(project.poolId);
    if (!project.slug.equals(journey.project()) || wanted(journey) == 0) {
      return Optional.empty();
    }
    Lack lack = new Lack(project.slug, stints.golds(project), wanted(journey));
    return lack.missing() > 0 ? Optional.of(lack) : Optional.empty();
  }

  /** How many golds a journey asks for. */
  static int wanted(Journey journey) {
    return Math.max(
        journey.training() == null ? 0 : journey.training().items(),
        journey.exam() == null ? 0 : journey.exam().items());
  }
}
