// SPDX-License-Identifier: Apache-2.0
package touchstone.training;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import touchstone.rater.Journey;

/**
 * One go at training or at the exam: the known items given so far, of so many.
 *
 * @param number counted from 1 over all goes of the rater in the pool
 * @param items how many there are to be, whatever became of golds since it began
 */
record Stint(int number, int items, List<Lesson> lessons) {
  long done() {
    return lessons.stream().filter(Lesson::done).count();
  }

  long right() {
    return lessons.stream().filter(Lesson::right).count();
  }

  boolean over() {
    return items > 0 && done() >= items;
  }

  /** The one that is yet to be answered, if one is. */
  Optional<UUID> open() {
    return lessons.stream()
        .filter(each -> each.state().equals("leased"))
        .map(Lesson::slot)
        .findFirst();
  }

  /** Whether enough is right: with 10 items and .8, eight. */
  boolean passed(Journey.Exam exam) {
    return right() >= exam.enough();
  }
}
