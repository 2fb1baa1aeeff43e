// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import touchstone.project.Project;
import touchstone.project.Projects;

/** How old labels are, for Prometheus: of the open projects that promise an age. */
@ApplicationScoped
class FreshnessMeters {
  private static final Logger LOG = Logger.getLogger(FreshnessMeters.class);

  private final Projects projects;
  private final Freshness freshness;
  private final MultiGauge inWarn;
  private final MultiGauge inError;
  private final MultiGauge age;

  FreshnessMeters(Projects projects, Freshness freshness, MeterRegistry registry) {
    this.projects = projects;
    this.freshness = freshness;
    this.inWarn = MultiGauge.builder("touchstone.labels.share.in.warn").register(registry);
    this.inError = MultiGauge.builder("touchstone.labels.share.in.error").register(registry);
    this.age = MultiGauge.builder("touchstone.labels.age").baseUnit("seconds").register(registry);
  }

  @Scheduled(
      every = "{touchstone.freshness.every}",
      delayed = "23s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    List<MultiGauge.Row<?>> warns = new ArrayList<>();
    List<MultiGauge.Row<?>> errors = new ArrayList<>();
    List<MultiGauge.Row<?>> ages = new ArrayList<>();
    try {
      for (Project project : projects.everyOpen()) {
        if (project.policy().freshness() != null) {
          Standing all = freshness.promised(project).all();
          Tags tags = Tags.of("project", project.slug);
          add(warns, tags, all.shareInWarn());
          add(errors, tags, all.shareInError());
          add(ages, tags.and("share", "p50"), seconds(all.ageP50()));
          add(ages, tags.and("share", "p95"), seconds(all.ageP95()));
        }
      }
    } catch (RuntimeException away) {
      LOG.warnf("The ages of labels could not be measured: %s", away.getMessage());
      return;
    }
    inWarn.register(warns, true);
    inError.register(errors, true);
    age.register(ages, true);
  }

  private static Double seconds(Duration length) {
    return length == null ? null : (double) length.toSeconds();
  }

  private static void add(List<MultiGauge.Row<?>> rows, Tags tags, Double value) {
    if (value != null) {
      rows.add(MultiGauge.Row.of(tags, value));
    }
  }
}
