// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import java.util.Optional;
import touchstone.base.Problem;
import touchstone.project.Project;

/** What rooms above know of answers that can be changed no more, nor taken back. */
public interface Fixed {
  /** What to say to who tries; empty where the answer may be changed. */
  Optional<Problem> why(Project project, Slot slot);
}
