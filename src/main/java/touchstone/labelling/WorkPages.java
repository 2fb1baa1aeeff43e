// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import touchstone.account.Account;
import touchstone.account.Caller;
import touchstone.account.Role;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Rater;
import touchstone.rater.Raters;

/** My work: the projects that one may label in. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Role.RATERS, Role.REVIEWERS})
class WorkPages {
  private final Projects projects;
  private final Raters raters;
  private final OwnWork ownWork;
  private final Caller caller;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance work(String login, boolean lead, List<Entry> entries);
  }

  /** A project, how many items one has judged in it, and what came of today. */
  record Entry(Project project, long judged, Today today) {}

  WorkPages(Projects projects, Raters raters, OwnWork ownWork, Caller caller) {
    this.projects = projects;
    this.raters = raters;
    this.ownWork = ownWork;
    this.caller = caller;
  }

  @GET
  public TemplateInstance work() {
    Account account = caller.account();
    Optional<Rater> rater = raters.ofAccount(account.id);
    List<Project> open =
        caller.isLead()
            ? projects.everyOpen()
            : rater.map(known -> projects.openTo(known.id)).orElse(List.of());
    List<Entry> entries =
        open.stream()
            .map(
                project ->
                    new Entry(
                        project, ownWork.judged(project, account), ownWork.today(project, account)))
            .toList();
    return Templates.work(account.login, caller.isLead(), entries);
  }
}
