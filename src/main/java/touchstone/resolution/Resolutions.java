// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import touchstone.base.Problem;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
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
  private static final String AUTO = "auto";
  private static final String AUTO_IS = "majority";

  private final Map<String, Method> methods = new LinkedHashMap<>();
  private final JudgementLog log;
  private final Guidelines guidelines;
  private final Tasks tasks;

  Resolutions(@Any Instance<Method> methods, JudgementLog log, Guidelines guidelines, Tasks tasks) {
    methods.forEach(method -> this.methods.put(method.name(), method));
    this.log = log;
    this.guidelines = guidelines;
    this.tasks = tasks;
  }

  /**
   * The method of a name; auto is the choice of this version, majority. 422 names those there are.
   */
  public Method method(String name) {
    Method method = methods.get(name == null || name.equals(AUTO) ? AUTO_IS : name);
    if (method == null) {
      throw Problem.refusedField(
          "method", "this version has auto, " + String.join(", ", methods.keySet()));
    }
    return method;
  }

  /** The names of the questions asked in the project as of now. */
  public List<String> questions(Project project) {
    return questions(guidelines.latest(project.guidelineId));
  }

  private List<String> questions(GuidelineVersion version) {
    return guidelines.template(version).ask().stream().map(Question::name).toList();
  }

  /** Hands every task and question to the taker, in the order of rank and template. */
  public void read(
      Project project, String methodName, JudgementLog.Scope scope, Consumer<Labelled> taker) {
    Policy.Resolution policy = project.policy().resolution();
    Method method = method(methodName == null ? policy.method() : methodName);
    Ballot ballot = new Ballot(policy.expertDecides(), policy.countSurplus());
    tasks.pull(project);
    log.settle(scope);
    List<String> questions = questions(guidelines.asOf(project.guidelineId, scope.asOf()));
    log.read(
        project,
        scope,
        task -> {
          Map<String, List<JudgementLine>> byQuestion = new LinkedHashMap<>();
          questions.forEach(question -> byQuestion.put(question, new ArrayList<>()));
          for (JudgementLine line : task.lines()) {
            if (line.round() == 0) {
              continue;
            }
            byQuestion.computeIfAbsent(line.question(), first -> new ArrayList<>()).add(line);
          }
          byQuestion.forEach(
              (question, lines) ->
                  taker.accept(
                      new Labelled(
                          task.task(),
                          task.item(),
                          question,
                          method.name(),
                          ballot.resolve(method, votes(lines)),
                          lines)));
        });
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
