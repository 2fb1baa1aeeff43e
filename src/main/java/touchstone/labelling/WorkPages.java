// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import touchstone.account.Account;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.training.OwnJourneys;

/** My work: the projects that one may label in. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.RATERS, Role.REVIEWERS})
class WorkPages {
  private final OwnProjects ownProjects;
  private final OwnWork ownWork;
  private final Outlooks outlooks;
  private final Inbox inbox;
  private final Hindrances hindrances;
  private final OwnJourneys journeys;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance work(
        String login,
        boolean lead,
        List<Entry> entries,
        List<OwnJourneys.Way> ways,
        List<OwnJourneys.Way> resting,
        List<OwnWork.Worked> before,
        List<Hindrance> hindrances,
        UUID door);
  }

  /** A project, how many items one has judged in it, what came of today, and what is to come. */
  record Entry(Project project, long judged, Today today, Outlook outlook) {}

  WorkPages(
      OwnProjects ownProjects,
      OwnWork ownWork,
      Outlooks outlooks,
      Inbox inbox,
      Hindrances hindrances,
      OwnJourneys journeys,
      Caller caller) {
    this.outlooks = outlooks;
    this.inbox = inbox;
    this.hindrances = hindrances;
    this.ownProjects = ownProjects;
    this.ownWork = ownWork;
    this.journeys = journeys;
    this.caller = caller;
  }

  @GET
  public TemplateInstance work() {
    Account account = caller.account();
    Map<UUID, Long> unread = inbox.unreadByProject();
    List<Entry> entries =
        ownProjects.open().stream()
            .map(
                project ->
                    new Entry(
                        project,
                        ownWork.judged(project, account),
                        ownWork.today(project, account),
                        outlooks.of(project, account, unread.getOrDefault(project.id, 0L))))
            .sorted(Comparator.comparing(entry -> !entry.outlook().waits()))
            .toList();
    Set<String> shown =
        entries.stream().map(entry -> entry.project().slug).collect(Collectors.toSet());
    List<OwnJourneys.Way> ways = journeys.all();
    return Templates.work(
        account.login,
        caller.isLead(),
        entries,
        ways.stream().filter(way -> !way.active() && !way.held() && !way.resting()).toList(),
        ways.stream().filter(OwnJourneys.Way::resting).toList(),
        ownWork.worked(account).stream().filter(each -> !shown.contains(each.slug())).toList(),
        hindrances.all(),
        ownWork.door(account));
  }
}
