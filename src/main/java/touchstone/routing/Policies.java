// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;

/** Changes by which policy a project gives work out. */
@ApplicationScoped
@Transactional
class Policies {
  private final Projects projects;
  private final QuotaGroups groups;

  Policies(Projects projects, QuotaGroups groups) {
    this.projects = projects;
    this.groups = groups;
  }

  /** Sets the policy, and notes groups afresh for its quota; the policy as it is kept. */
  Policy change(Project project, Policy to) {
    projects.change(project, to);
    Project changed = projects.afresh(project.id);
    groups.renew(changed);
    return changed.policy();
  }
}
