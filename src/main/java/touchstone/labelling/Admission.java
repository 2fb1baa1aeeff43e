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

/** Lets a rater in: to the projects of their pools and to their own leases, and to nothing else. */
@ApplicationScoped
class Admission {
  private final Work work;
  private final Slots slots;
  private final Transactions transactions;
  private final Caller caller;

  Admission(Work work, Slots slots, Transactions transactions, Caller caller) {
    this.work = work;
    this.slots = slots;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** The project, or 404 where the caller may not label in it. */
  Project to(String slug) {
    return work.admit(slug, caller.id());
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
