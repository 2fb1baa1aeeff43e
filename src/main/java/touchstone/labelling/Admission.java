// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.assignment.Work;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Transactions;
import touchstone.judgement.Slot;
import touchstone.judgement.Slots;
import touchstone.project.Project;
import touchstone.project.Projects;

/** Lets a rater in: to the projects of their pools and to their own leases, and to nothing else. */
@ApplicationScoped
class Admission {
  private final Work work;
  private final Slots slots;
  private final Projects projects;
  private final OwnWork ownWork;
  private final Transactions transactions;
  private final Caller caller;

  Admission(
      Work work,
      Slots slots,
      Projects projects,
      OwnWork ownWork,
      Transactions transactions,
      Caller caller) {
    this.work = work;
    this.slots = slots;
    this.projects = projects;
    this.ownWork = ownWork;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** The project, or 404 where the caller may not label in it. */
  Project to(String slug) {
    return work.admit(slug, caller.id());
  }

  /** Whether the caller may label in the project. */
  boolean admits(String slug) {
    try {
      to(slug);
      return true;
    } catch (Problem refused) {
      return false;
    }
  }

  /** The project to look back at: one may have left its pool, but not what one did there. */
  Project whereWorked(String slug) {
    boolean worked =
        ownWork.worked(caller.account()).stream().anyMatch(each -> each.slug().equals(slug));
    return worked ? projects.named(slug) : to(slug);
  }

  /** The caller's own slot in the project, or 404. */
  Slot own(Project project, String lease) {
    UUID id = Ids.parse(lease, "item");
    Slot slot = transactions.inNew(() -> slots.own(id, caller.id()));
    if (!slot.project().equals(project.id)) {
      throw Problem.notFound("item");
    }
    return slot;
  }
}
