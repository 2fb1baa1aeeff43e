// SPDX-License-Identifier: Apache-2.0
package touchstone.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import touchstone.base.Transactions;
import touchstone.ledger.Budgets;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;

/** Changes by which policy a project gives work out, tried again where raters stood in the way. */
@ApplicationScoped
class Policies {
  private final Projects projects;
  private final QuotaGroups groups;
  private final Budgets budgets;
  private final Transactions transactions;

  Policies(Projects projects, QuotaGroups groups, Budgets budgets, Transactions transactions) {
    this.projects = projects;
    this.groups = groups;
    this.budgets = budgets;
    this.transactions = transactions;
  }

  /** Sets the policy, and notes groups afresh for its quota; the policy as it is kept. */
  Policy change(Project project, Policy to) {
    return transactions.inNew(
        () -> {
          projects.change(project, to);
          Project changed = projects.afresh(project.id);
          groups.renew(changed);
          budgets.changed(changed);
          return changed.policy();
        });
  }

  /** Gives tasks priorities of their own; the keys that no task has. */
  List<String> prioritise(Project project, Map<String, Integer> priorities) {
    return transactions.inNew(() -> projects.prioritise(project, priorities));
  }
}
