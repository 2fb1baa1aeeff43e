// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.judgement.Fixed;
import touchstone.judgement.Participants;
import touchstone.judgement.Slot;
import touchstone.project.Project;

/** Once what is right was told, what was said stands; so it does when the exam is over. */
@ApplicationScoped
class LessonsStand implements Fixed {
  private final Learning learning;
  private final Participants participants;

  LessonsStand(Learning learning, Participants participants) {
    this.learning = learning;
    this.participants = participants;
  }

  @Override
  public Optional<Problem> why(Project project, Slot slot) {
    boolean said = slot.answered() || slot.state().equals(Lesson.SKIPPED);
    UUID rater = slot.lesson() && said ? participants.rater(slot.participant()).orElse(null) : null;
    if (rater == null) {
      return Optional.empty();
    }
    if (learning.teaches(project, rater, slot.round())) {
      return Optional.of(
          Problem.conflict(
              "You were shown what is right for this item: what you said stands.",
              Reason.of("training_fault_told")));
    }
    return learning.runs(project, rater, slot.round())
        ? Optional.empty()
        : Optional.of(Learning.over());
  }
}
