// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import java.util.UUID;
import touchstone.base.Problem;
import touchstone.judgement.JudgementLog;

/**
 * What labels are asked for.
 *
 * @param question a question, or null for all
 * @param run a kept run, or null for now or the scope's past
 * @param about whether rows also say what the question and the answer mean
 * @param leaveChanged whether answers on an older text are left out, instead of the file refused
 */
record Asked(
    Mode mode,
    String question,
    UUID run,
    JudgementLog.Scope scope,
    boolean about,
    boolean leaveChanged) {

  /** The same with raters called as a word says, which judgements alone do; null says nothing. */
  Asked called(String raters) {
    if (raters != null && mode != Mode.JUDGEMENTS) {
      throw Problem.refusedField("raters", "goes with mode=judgements");
    }
    return new Asked(mode, question, run, scope.called(raters), about, leaveChanged);
  }
}
