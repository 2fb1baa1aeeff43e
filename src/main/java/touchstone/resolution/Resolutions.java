// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.judgement.Adjudications;
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
  private final Adjudications adjudications;

  Resolutions(
      Methods methods,
      Learning learning,
      JudgementLog log,
      Guidelines guidelines,
      Tasks tasks,
      Adjudications adjudications) {
    this.methods = methods;
    this.learning = learning;
    this.log = log;
    this.guidelines = guidelines;
    this.tasks = tasks;
    this.adjudications = adjudications;
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
    return learning.of(project, everAsked(project, scope), wanted, ballot(project), scope);
  }

  /** The questions of the template as of the scope, then those that earlier ones asked. */
  private List<Question> everAsked(Project project, JudgementLog.Scope scope) {
    int number = guidelines.asOf(project.guidelineId, scope.asOf()).number;
    Map<String, Question> asked = new LinkedHashMap<>();
    for (GuidelineVersion version : guidelines.versions(project.guidelineId)) {
      if (version.number <= number) {
        guidelines
            .template(version)
            .ask()
            .forEach(question -> asked.putIfAbsent(question.name(), question));
      }
    }
    return List.copyOf(asked.values());
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
    Settling settling = new Settling(project, scope, learned);
    log.read(project, scope, task -> settling.of(task).forEach(taker));
  }

  /**
   * The same where only the distribution of the answers is looked at: nothing is learned of raters,
   * and neither label nor confidence are those of a method that learns.
   */
  public void shares(Project project, JudgementLog.Scope scope, Consumer<Labelled> taker) {
    tasks.pull(project);
    log.settle(scope);
    Map<String, Learned> plain = learning.none(everAsked(project, scope), wanted(project));
    Settling settling = new Settling(project, scope, plain);
    log.read(project, scope, task -> settling.of(task).forEach(taker));
  }

  private List<String> questions(Project project, JudgementLog.Scope scope) {
    return questions(guidelines.asOf(project.guidelineId, scope.asOf()));
  }

  /** Settles tasks by what was learned: the questions asked now, then others with an answer. */
  private final class Settling {
    private final List<String> asked;
    private final Map<String, Learned> learned;
    private final Ballot ballot;
    private final Set<UUID> dropped;

    Settling(Project project, JudgementLog.Scope scope, Map<String, Learned> learned) {
      this.asked = questions(project, scope);
      this.learned = learned;
      this.ballot = ballot(project);
      this.dropped = adjudications.dropped(project, scope);
    }

    List<Labelled> of(JudgementLog.TaskLines task) {
      Map<String, List<JudgementLine>> byQuestion = new LinkedHashMap<>();
      asked.forEach(question -> byQuestion.put(question, new ArrayList<>()));
      for (JudgementLine line : task.lines()) {
        if (line.round() > 0) {
          byQuestion.computeIfAbsent(line.question(), first -> new ArrayList<>()).add(line);
        }
      }
      List<Labelled> labelled = new ArrayList<>();
      byQuestion.forEach(
          (question, lines) -> {
            Learned known = learned.get(question);
            Learned by = known == null ? learning.unasked(question) : known;
            labelled.add(
                new Labelled(
                    task.task(),
                    task.item(),
                    question,
                    by.method().name(),
                    dropped.contains(task.task())
                        ? Resolved.unresolved()
                        : by.resolve(ballot, votes(lines)),
                    lines));
          });
      return labelled;
    }
  }

  /**
   * One task as it is now, by skills that were frozen as of a time past; null where the task is
   * none of the project.
   */
  public List<Labelled> settle(Project project, UUID task, Methods.Wanted wanted, Instant frozen) {
    Map<String, Learned> learned = learned(project, wanted, new JudgementLog.Scope(frozen, false));
    JudgementLog.TaskLines lines = log.one(project, task);
    return lines == null ? null : new Settling(project, JudgementLog.Scope.NOW, learned).of(lines);
  }

  /** Some tasks as they are now, what was learned of raters learned once for all of them. */
  public void of(Project project, List<UUID> some, Consumer<Labelled> taker) {
    if (some.isEmpty()) {
      return;
    }
    JudgementLog.Scope now = JudgementLog.Scope.NOW;
    Settling settling = new Settling(project, now, learned(project, wanted(project), now));
    for (UUID task : some) {
      JudgementLog.TaskLines lines = log.one(project, task);
      if (lines != null) {
        settling.of(lines).forEach(taker);
      }
    }
  }

  /**
   * The lines as votes, by the values of the guideline as it is now; a rater counts by the
   * participant, whatever the name.
   */
  public static List<Vote> votes(List<JudgementLine> lines) {
    return lines.stream()
        .filter(line -> line.counted() != null)
        .map(
            line ->
                new Vote(
                    line.participant().toString(),
                    line.kind(),
                    line.surplus(),
                    line.gold(),
                    line.round(),
                    line.counted(),
                    line.at(),
                    line.recordedAt(),
                    line.guidelineVersion(),
                    Adjudications.settles(line.source()),
                    line.weight()))
        .toList();
  }

  /** The label lines now, or as of a record time, each without a run. */
  public void lines(Project project, JudgementLog.Scope scope, Consumer<LabelLine> taker) {
    read(project, null, scope, labelled -> taker.accept(LabelLine.of(labelled, (UUID) null)));
  }
}
