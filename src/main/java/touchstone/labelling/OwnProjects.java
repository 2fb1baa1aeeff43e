// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import touchstone.account.Caller;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Raters;

/** The open projects that the caller may label in, in the order that leads gave them. */
@ApplicationScoped
class OwnProjects {
  private final Projects projects;
  private final Raters raters;
  private final Caller caller;

  OwnProjects(Projects projects, Raters raters, Caller caller) {
    this.projects = projects;
    this.raters = raters;
    this.caller = caller;
  }

  /** All of them; for a lead every open project. */
  List<Project> open() {
    return caller.isLead()
        ? projects.everyOpen()
        : raters.ofAccount(caller.id()).map(rater -> projects.openTo(rater.id)).orElse(List.of());
  }

  /** The one to go on with after this, the first behind the last; null where it is the only one. */
  Project after(Project project) {
    List<Project> open = open();
    int here = -1;
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).id.equals(project.id)) {
        here = i;
      }
    }
    Project next = open.isEmpty() ? project : open.get((here + 1) % open.size());
    return next.id.equals(project.id) ? null : next;
  }
}
