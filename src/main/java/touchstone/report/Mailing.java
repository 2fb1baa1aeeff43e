// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import touchstone.post.Post;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.web.Language;

/**
 * Sends the report of the week before from Monday 06:00 UTC on, a letter for each who asked and
 * project; what fails is tried again at the next look until the week is over. Any number of nodes
 * may look. A node that ends between sending and noting it leaves a letter that comes twice.
 */
@ApplicationScoped
class Mailing {
  private static final Logger LOG = Logger.getLogger(Mailing.class);
  private static final Duration SIX_O_CLOCK = Duration.ofHours(6);

  private final Reports reports;
  private final Standings standings;
  private final Subscriptions subscriptions;
  private final Projects projects;
  private final Post post;
  private final Clock clock;

  Mailing(
      Reports reports,
      Standings standings,
      Subscriptions subscriptions,
      Projects projects,
      Post post,
      Clock clock) {
    this.reports = reports;
    this.standings = standings;
    this.subscriptions = subscriptions;
    this.projects = projects;
    this.post = post;
    this.clock = clock;
  }

  @Scheduled(
      every = "{touchstone.report.every}",
      delayed = "50s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    try {
      standings.keepDue(clock.instant());
      send(clock.instant());
    } catch (RuntimeException away) {
      LOG.warnf("Reports could not be looked at: %s", away.getMessage());
    }
  }

  /** Sends what is due; how many letters went. */
  int send(Instant now) {
    Instant due = Week.at(now).from().plus(SIX_O_CLOCK);
    if (!post.open() || now.isBefore(due)) {
      return 0;
    }
    Week week = Week.at(now).before();
    int sent = 0;
    for (Subscriptions.Due each : subscriptions.due(week, due, now)) {
      try {
        if (subscriptions.claim(each, week, now) && went(each, week, now)) {
          subscriptions.sent(each, week, now);
          sent++;
        }
      } catch (RuntimeException away) {
        LOG.warnf("A letter to account %s was not noted: %s", each.account(), away.getMessage());
      }
    }
    return sent;
  }

  private boolean went(Subscriptions.Due due, Week week, Instant now) {
    try {
      Project project = projects.findById(due.project());
      post.send(due.email(), new Letters(language(due), post).of(reports.of(project, week)));
      return true;
    } catch (RuntimeException failed) {
      LOG.warnf(
          "The report of %s for account %s did not go and is tried again: %s",
          due.project(), due.account(), failed.getMessage());
      subscriptions.failed(due, week, now);
      return false;
    }
  }

  private static Language language(Subscriptions.Due due) {
    return Language.ALL.stream()
        .filter(each -> each.code().equals(due.language()))
        .findFirst()
        .orElse(Language.ENGLISH);
  }
}
