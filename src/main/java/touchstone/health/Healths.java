// SPDX-License-Identifier: Apache-2.0
package touchstone.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import touchstone.assignment.Progress;
import touchstone.base.Kept;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.resolution.agreement.Agreements;

/** How projects stand: of each what was counted last, where counting takes long. */
@ApplicationScoped
public class Healths {
  private static final String NAME = "health";

  private final Looks looks;
  private final Projects projects;
  private final Kept kept;

  Healths(Looks looks, Projects projects, Kept kept) {
    this.looks = looks;
    this.projects = projects;
    this.kept = kept;
  }

  /** What a project's home shows of it, counted at one time. */
  public record Home(Health health, Progress.Figures progress, List<Agreements.Brief> agreement) {}

  /** How a project stands now, or did a moment ago. */
  public Home of(Project project) {
    UUID id = project.id;
    return kept.of(id, NAME, () -> look(id)).value();
  }

  /** The same; of a large project that is looked at for the first time nothing yet. */
  public Optional<Home> ofLarge(Project project) {
    UUID id = project.id;
    return kept.ofLarge(id, NAME, project.large(), () -> look(id));
  }

  /** The same where it is known; else it is looked up behind the reader's back. */
  public Optional<Health> soon(Project project) {
    UUID id = project.id;
    return kept.soon(id, NAME, () -> look(id)).map(Home::health);
  }

  private Home look(UUID id) {
    Project project = projects.findById(id);
    Progress.Figures progress = looks.progress(project);
    List<Agreements.Brief> briefs = looks.briefs(project);
    List<Tile> tiles =
        new ArrayList<>(
            List.of(
                looks.agreement(project, briefs),
                looks.quality(project, briefs),
                looks.freshness(project),
                looks.cost(project),
                looks.coverage(project),
                looks.backlog(project, progress)));
    tiles.sort(Comparator.comparingInt(Tile::place));
    return new Home(new Health(tiles, Instant.now()), progress, briefs);
  }
}
