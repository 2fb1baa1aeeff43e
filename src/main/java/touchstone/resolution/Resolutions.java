// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Tasks;

/**
 * What a project's judgements amount to, worked out when asked: a view over the judgements, never a
 * second truth. Runs keep such a view with its version.
 */
@ApplicationScoped
public class Resolutions {
  private final Methods methods;
  private final Learning learning;
  private final JudgementLog log;
  private final Guidelines guidelines;
  private final Tasks tasks;

  Resolutions(
      Methods methods, Learning learning, JudgementLog log, Guidelines guidelines, Tasks tasks) {
    this.methods = methods;
    this.learning = learning;
    this.log = log;
    this.guidelines = guidelines;
    this.tasks = tasks;
  }

  /** The method that the project's policy names. */
  public Methods.Wanted wanted(Project project) {
    return methods.wanted(project.policy().resolution().method(), null);
  }

  /** The names of the questions asked in the project as of now. */
  public List<String> questions(Project project) {
    return questions(guidelines.latest(project.guidelineId));
  }

  private List<String> questions(GuidelineVersion version) {
    return guidelines.template(version).ask().stream().map(Question::name).toList();
  }

  /** How votes are counted in the project. */
  private static Ballot ballot(Project project) {
    Policy.Resolution policy = project.policy().resolution();
    return new Ballot(policy.expertDecides(), policy.countSurplus());
  }

  /** What the methods of a project's questions learned of its raters as of the scope. */
  public Map<String, Learned> learned(
      Project project, Methods.Wanted wanted, JudgementLog.Scope scope) {
    log.settle(scope);
    Template template = guidelines.template(guidelines.asOf(project.guidelineId, scope.asOf()));
    return learning.of(project, template, wanted, ballot(project), scope);
  }

  /**
   * Hands every task and question to the taker, in the order of rank and template.
   *
   * @param wanted the method, or null for the policy's
   */
  public void read(
      Project project, Methods.Wanted wanted, JudgementLog.Scope scope, Consumer<Labelled> taker) {
    tasks.pull(project);
    Map<String, Learned> learned =
        learned(project, wanted == null ? wanted(project) : wanted, scope);
    Ballot ballot = ballot(project);
    log.read(project, scope, task -> settle(task, learned, ballot).forEach(taker));
  }

  /** One task by what was learned, its questions in the order of the template. */
  private List<Labelled> settle(
      JudgementLog.TaskLines task, Map<String, Learned> learned, Ballot ballot) {
    Map<String, List<JudgementLine>> byQuestion = new LinkedHashMap<>();
    learned.keySet().forEach(question -> byQuestion.put(question, new ArrayList<>()));
    for (JudgementLine line : task.lines()) {
      if (line.round() > 0) {
        byQuestion.computeIfAbsent(line.question(), first -> new ArrayList<>()).add(line);
      }
    }
    List<Labelled> labelled = new ArrayList<>();
    byQuestion.forEach(
        (question, lines) -> {
          Learned by = learned.get(question);
          by = by == null ? learning.unasked(question) : by;
          labelled.add(
              new Labelled(
                  task.task(),
                  task.item(),
                  question,
                  by.method().name(),
                  by.resolve(ballot, votes(lines)),
                  lines));
        });
    return labelled;
  }

  /**
   * One task as it is now, by skills that were frozen as of a time past; null where the task is
   * none of the project.
   */
  public List<Labelled> settle(Project project, UUID task, Methods.Wanted wanted, Instant frozen) {
    Map<String, Learned> learned = learned(project, wanted, new JudgementLog.Scope(frozen, false));
    JudgementLog.TaskLines lines = log.one(project, task);
    return lines == null ? null : settle(lines, learned, ballot(project));
  }

  /** The lines as votes; a rater counts by the participant, whatever the name. */
  public static List<Vote> votes(List<JudgementLine> lines) {
    return lines.stream()
        .map(
            line ->
                new Vote(
                    line.participant().toString(),
                    line.kind(),
                    line.surplus(),
                    line.gold(),
                    line.round(),
                    line.answer(),
                    line.at(),
                    line.recordedAt(),
                    line.guidelineVersion(),
                    line.weight()))
        .toList();
  }

  /** The label lines now, or as of a record time, each without a run. */
  public void lines(Project project, JudgementLog.Scope scope, Consumer<LabelLine> taker) {
    read(project, null, scope, labelled -> taker.accept(LabelLine.of(labelled, (UUID) null)));
  }
}
