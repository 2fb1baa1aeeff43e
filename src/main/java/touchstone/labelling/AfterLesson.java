// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.base.Transactions;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.rater.MemberState;
import touchstone.rater.Pools;
import touchstone.rater.Raters;
import touchstone.training.Learning;
import touchstone.web.Redirect;

/**
 * Where a learner goes after a known item: to what is right, on with the exam, or to the result.
 */
@ApplicationScoped
class AfterLesson {
  private final Learning learning;
  private final NextTask nextTask;
  private final Raters raters;
  private final Pools pools;
  private final Transactions transactions;
  private final Caller caller;

  AfterLesson(
      Learning learning,
      NextTask nextTask,
      Raters raters,
      Pools pools,
      Transactions transactions,
      Caller caller) {
    this.learning = learning;
    this.nextTask = nextTask;
    this.raters = raters;
    this.pools = pools;
    this.transactions = transactions;
    this.caller = caller;
  }

  Response after(Project project, Slot slot) {
    UUID rater = raters.ofAccount(caller.id()).orElseThrow().id;
    boolean training = learning.teaches(project, rater, slot.round());
    MemberState now = transactions.inNew(() -> learning.settle(project, rater, slot.participant()));
    if (training) {
      return Redirect.to("/label/" + project.slug + "/" + slot.id() + "/lesson");
    }
    return now == MemberState.EXAM && !learning.begins(project, rater, slot.participant())
        ? nextTask.open(project)
        : Redirect.to("/journeys/" + pools.findById(project.poolId).slug);
  }
}
