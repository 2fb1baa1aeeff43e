// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * Counts the ages of labels afresh each night; they must not differ from what is kept, and where
 * they do it is said aloud, and all is counted again.
 */
@ApplicationScoped
class FreshnessRecount {
  private static final Logger LOG = Logger.getLogger("touchstone");

  private final Projects projects;
  private final AgePulls pulls;

  FreshnessRecount(Projects projects, AgePulls pulls) {
    this.projects = projects;
    this.pulls = pulls;
  }

  @Scheduled(cron = "0 40 3 * * ?")
  void nightly() {
    long differing = 0;
    for (Project project : projects.everyOpen()) {
      if (pulls.known(project)) {
        differing += check(project);
      }
    }
    LOG.infof("Ages of labels recounted: %d rows differ.", differing);
  }

  /** How many rows of a project differed; where any did, all were counted again. */
  long check(Project project) {
    long differing = pulls.differing(project);
    if (differing > 0) {
      LOG.errorf("Ages of %s recounted: %d rows differed.", project.slug, differing);
      pulls.drop(project);
      pulls.of(project);
    }
    return differing;
  }
}
