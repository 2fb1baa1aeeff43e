// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import java.util.List;
import java.util.Map;
import touchstone.guideline.Question;

/**
 * How one question of a project is resolved: its method, with all that a learner learned.
 *
 * @param question the question's name
 * @param asked the question itself; null where no version of the guideline asks it
 * @param method what resolves a task
 * @param iterations rounds of learning; 1 where nothing was learned
 * @param remarks what a lead should know
 * @param calibration how the confidence became what it is; null where nothing was learned
 * @param copies names of raters who answer as one, group by group
 * @param skills by participant id, how often each is right by the method's account, 0 to 1
 * @param given by participant id, how many votes that was learned from
 */
public record Learned(
    String question,
    Question asked,
    Method method,
    int iterations,
    List<String> remarks,
    Calibration calibration,
    List<List<String>> copies,
    Map<String, Double> skills,
    Map<String, Integer> given) {

  static Learned nothing(String question, Question asked, Method method) {
    return new Learned(question, asked, method, 1, List.of(), null, List.of(), Map.of(), Map.of());
  }

  /** The same with something to say of it. */
  Learned remarking(String remark) {
    return new Learned(
        question, asked, method, iterations, List.of(remark), calibration, copies, skills, given);
  }

  /** What the votes amount to, the label written as the question writes answers. */
  Resolved resolve(Ballot ballot, List<Vote> votes) {
    Resolved resolved = ballot.resolve(method, votes);
    boolean answer =
        resolved.label() != null && asked != null && asked.check(resolved.label()) == null;
    return answer ? resolved.labelled(asked.canonical(resolved.label())) : resolved;
  }
}
