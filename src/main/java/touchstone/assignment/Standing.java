// SPDX-License-Identifier: Apache-2.0
package touchstone.assignment;

import java.util.UUID;
import touchstone.project.Project;
import touchstone.rater.MemberState;

/**
 * How an account stands to a project at this moment: all that decides whether it is given work,
 * read at once.
 *
 * @param rater the rater that the account labels as
 * @param participant the rater in this project
 * @param expert whether the rater may be given what is for experts alone
 * @param leads whether the account leads, and so may review too
 * @param admitted whether the rater is in the pool or leads; one who was may still judge what they
 *     hold
 * @param state where the rater stands in the pool; active for who only leads
 * @param banned whether the rater is kept out of every pool
 * @param paused whether nothing is given to the participant for now
 * @param frontier the place up to which this participant was given the open front
 * @param version the number of the guideline's newest version
 * @param unread the version to be acknowledged before anything is given, or 0: the newest of
 *     another meaning, or the newest of all where it is to be read again
 * @param readAgain whether a quality rule asks for that
 * @param pay how work in the project is paid
 */
record Standing(
    Project project,
    UUID account,
    UUID rater,
    UUID participant,
    boolean expert,
    boolean leads,
    boolean admitted,
    MemberState state,
    boolean banned,
    boolean paused,
    long frontier,
    int version,
    int unread,
    boolean readAgain,
    Pay pay) {

  /** How work is paid: not at all, by the judgement alone, or by the hour for some. */
  enum Pay {
    NONE,
    BY_JUDGEMENT,
    BY_HOUR
  }

  /** Whether tasks are given to the participant at all, whatever there is. */
  boolean mayBeGiven() {
    return admitted
        && state == MemberState.ACTIVE
        && !banned
        && project.open()
        && unread == 0
        && !paused;
  }
}
