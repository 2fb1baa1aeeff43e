// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import touchstone.assignment.Leases;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Markdown;
import touchstone.guideline.Template;
import touchstone.judgement.Slot;
import touchstone.project.Project;
import touchstone.rater.Journey;
import touchstone.rater.Pools;
import touchstone.training.Learning;
import touchstone.training.Lesson;
import touchstone.training.OwnJourneys;

/** Puts the page of a lesson together, with what comes after it. */
@ApplicationScoped
class LessonViews {
  private final Learning learning;
  private final Leases leases;
  private final Guidelines guidelines;
  private final Pools pools;
  private final OwnJourneys journeys;

  @CheckedTemplate(basePath = "labelling")
  static class Templates {
    static native TemplateInstance lesson(
        Project project,
        String item,
        Lesson lesson,
        List<Line> lines,
        OwnJourneys.Way way,
        Journey.Exam exam,
        RawString guideline,
        boolean stands);
  }

  /** A question with both answers in words; nothing was given where it was skipped. */
  public record Line(String question, String given, String expected, boolean right) {}

  LessonViews(
      Learning learning, Leases leases, Guidelines guidelines, Pools pools, OwnJourneys journeys) {
    this.learning = learning;
    this.leases = leases;
    this.guidelines = guidelines;
    this.pools = pools;
    this.journeys = journeys;
  }

  /**
   * The page; empty where nothing is told of the item.
   *
   * @param stands whether it is shown to who would change what was said
   */
  Optional<TemplateInstance> of(Project project, Slot slot, boolean stands) {
    return learning.told(project, slot).map(lesson -> page(project, slot, lesson, stands));
  }

  private TemplateInstance page(Project project, Slot slot, Lesson lesson, boolean stands) {
    GuidelineVersion version = guidelines.version(project.guidelineId, slot.guidelineVersion());
    Template template = guidelines.template(version);
    return Templates.lesson(
        project,
        OwnWork.snippet(template, leases.one(slot.id()).item().content()),
        lesson,
        lines(template, lesson),
        journeys.in(project.poolId).orElse(null),
        pools.journey(project.poolId).exam(),
        new RawString(Markdown.html(version.body)),
        stands);
  }

  private static List<Line> lines(Template template, Lesson lesson) {
    return template.ask().stream()
        .filter(question -> lesson.expected().containsKey(question.name()))
        .map(
            question ->
                new Line(
                    question.title(),
                    lesson.given().containsKey(question.name())
                        ? question.describe(lesson.given().get(question.name()))
                        : null,
                    question.describe(lesson.expected().get(question.name())),
                    lesson
                        .expected()
                        .get(question.name())
                        .equals(lesson.given().get(question.name()))))
        .toList();
  }
}
