// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import touchstone.account.Caller;
import touchstone.base.Problem;
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
  private final LessonViews lessons;
  private final NextTask nextTask;
  private final Raters raters;
  private final Pools pools;
  private final Transactions transactions;
  private final Caller caller;

  AfterLesson(
      Learning learning,
      LessonViews lessons,
      NextTask nextTask,
      Raters raters,
      Pools pools,
      Transactions transactions,
      Caller caller) {
    this.learning = learning;
    this.lessons = lessons;
    this.nextTask = nextTask;
    this.raters = raters;
    this.pools = pools;
    this.transactions = transactions;
    this.caller = caller;
  }

  private static String page(Project project, Slot slot) {
    return "/label/" + project.slug + "/" + slot.id() + "/lesson";
  }

  /** Where who opens the item again is led: to what was told of it; empty where nothing was. */
  Optional<Response> told(Project project, Slot slot) {
    return slot.lesson() && learning.told(project, slot).isPresent()
        ? Optional.of(Redirect.to(page(project, slot)))
        : Optional.empty();
  }

  /** What is shown to who would change what was said before they were told; else throws. */
  Response stands(Project project, Slot slot, Problem refused) {
    return Response.status(refused.status())
        .entity(lessons.of(project, slot, true).orElseThrow(() -> refused))
        .build();
  }

  Response after(Project project, Slot slot) {
    UUID rater = raters.ofAccount(caller.id()).orElseThrow().id;
    boolean training = learning.teaches(project, rater, slot.round());
    MemberState now = transactions.inNew(() -> learning.settle(project, rater, slot.participant()));
    if (training) {
      return Redirect.to(page(project, slot));
    }
    return now == MemberState.EXAM && !learning.begins(project, rater, slot.participant())
        ? nextTask.open(project)
        : Redirect.to("/journeys/" + pools.findById(project.poolId).slug);
  }
}
