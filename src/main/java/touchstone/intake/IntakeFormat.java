// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A form in which another tool holds items and what was answered about them. A file may be read
 * several times and must give the same each time.
 */
public interface IntakeFormat {
  /** The name in {@code ?format=}, which stays with each judgement as its source. */
  String name();

  /** Further names in {@code ?format=}. */
  default Set<String> otherNames() {
    return Set.of();
  }

  /** The types of question it can answer; empty for every type. */
  default List<String> types() {
    return List.of();
  }

  /** Whether a file names the question of each answer, so that it may be about several. */
  default boolean severalQuestions() {
    return false;
  }

  /** Whether a file is one document: where a part of it is broken, nothing of it is taken. */
  boolean whole();

  /** Whether all of a file must be held in memory to be read: then it may have 64 MB. */
  default boolean held() {
    return false;
  }

  /** Hands everything in the file to the taker, in order. */
  void read(Path file, Wanted wanted, Taker taker) throws IOException;
}
