// SPDX-License-Identifier: Apache-2.0
package touchstone.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * How open projects stand, for Prometheus: the figures of the health strip, and 0 for good, 1 for
 * unknown, 2 for a warning and 3 for bad; looked at every few minutes.
 */
@ApplicationScoped
class HealthMeters {
  private static final Logger LOG = Logger.getLogger(HealthMeters.class);
  private static final int WORST = 3;

  private final Projects projects;
  private final Healths healths;
  private final MultiGauge figures;
  private final MultiGauge states;

  HealthMeters(Projects projects, Healths healths, MeterRegistry registry) {
    this.projects = projects;
    this.healths = healths;
    this.figures =
        MultiGauge.builder("touchstone.project.figure")
            .description("The figure a project is judged by: alpha, a share, or a number of tasks")
            .register(registry);
    this.states =
        MultiGauge.builder("touchstone.project.state")
            .description("How a project stands: 0 good, 1 unknown, 2 warn, 3 bad")
            .register(registry);
  }

  @Scheduled(
      every = "${touchstone.health.every:5m}",
      delayed = "50s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    try {
      List<MultiGauge.Row<?>> numbers = new ArrayList<>();
      List<MultiGauge.Row<?>> stands = new ArrayList<>();
      for (Project project : projects.everyOpen()) {
        for (Tile tile : healths.of(project).health().tiles()) {
          Tags tags = Tags.of("project", project.slug, "about", tile.about());
          stands.add(MultiGauge.Row.of(tags, WORST - tile.place()));
          if (tile.figure() != null) {
            numbers.add(MultiGauge.Row.of(tags.and("word", tile.word()), tile.figure()));
          }
        }
      }
      figures.register(numbers, true);
      states.register(stands, true);
    } catch (RuntimeException away) {
      LOG.warnf("Projects could not be looked at: %s", away.getMessage());
    }
  }
}
