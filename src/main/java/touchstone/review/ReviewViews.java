// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import touchstone.base.Fault;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Markdown;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.labelling.Asking;
import touchstone.labelling.QuestionView;
import touchstone.labelling.ShownView;
import touchstone.project.Project;
import touchstone.resolution.Labelled;
import touchstone.resolution.Resolutions;

/** Reviews in words, for the page. */
@ApplicationScoped
class ReviewViews {
  private final Guidelines guidelines;
  private final Asking asking;
  private final Reviews reviews;
  private final Sides sides;
  private final Words words;
  private final Resolutions resolutions;

  ReviewViews(
      Guidelines guidelines,
      Asking asking,
      Reviews reviews,
      Sides sides,
      Words words,
      Resolutions resolutions) {
    this.guidelines = guidelines;
    this.asking = asking;
    this.reviews = reviews;
    this.sides = sides;
    this.words = words;
    this.resolutions = resolutions;
  }

  /** What waits, in words. */
  public record Row(
      String item,
      String question,
      String label,
      String status,
      String confidence,
      int judgements,
      String cost) {}

  /** One side in words. */
  public record Said(
      UUID judgement,
      String rater,
      String kind,
      String answers,
      String reason,
      boolean flagged,
      boolean same,
      boolean returnable) {}

  /**
   * The page of a review.
   *
   * @param blind what the reviewer said, in words; null before
   * @param label what the judgements amount to, in words; null where that is none
   * @param contest what the rater says against the correction, or null
   */
  public record View(
      Project project,
      Review review,
      boolean own,
      List<ShownView> shown,
      List<QuestionView> questions,
      String blind,
      String label,
      boolean agrees,
      List<Said> sides,
      List<Review> passedOn,
      Words.Word contest,
      RawString guideline) {}

  Template template(Project project) {
    return guidelines.template(guidelines.latest(project.guidelineId));
  }

  List<Row> rows(Project project, List<Candidate> candidates) {
    Template template = template(project);
    return candidates.stream()
        .map(
            each ->
                new Row(
                    each.item(),
                    each.question(),
                    each.label() == null ? null : words(template, each.question(), each.label()),
                    each.status(),
                    each.confidence() == null
                        ? "–"
                        : String.format(Locale.ROOT, "%.2f", each.confidence()),
                    each.judgements(),
                    String.format(Locale.ROOT, "%.2f", each.cost())))
        .toList();
  }

  View of(Project project, Review review, UUID account, ObjectNode filled, List<Fault> faults) {
    boolean own = account.equals(review.reviewer());
    if (!own && !review.decided()) {
      throw Problem.notFound("review");
    }
    GuidelineVersion version = guidelines.latest(project.guidelineId);
    Template template = guidelines.template(version);
    JsonNode content = reviews.content(review);
    boolean open = review.blind() != null || review.decided();
    ObjectNode now = open ? label(project, review) : Json.object();
    ObjectNode start = filled.isEmpty() && review.blind() != null ? review.blind() : filled;
    return new View(
        project,
        review,
        own,
        asking.shown(template, content),
        asking.questions(template, content, start, faults),
        review.blind() == null ? null : words(template, review.blind()),
        now.isEmpty() ? null : words(template, now),
        now.equals(review.blind()),
        open ? said(template, review, now) : List.of(),
        reviews.passedOn(review),
        review.contestOf() == null ? null : words.one(project, review.contestOf()),
        new RawString(Markdown.html(version.body)));
  }

  private ObjectNode label(Project project, Review review) {
    ObjectNode label = Json.object();
    for (Labelled each :
        resolutions.settle(project, review.task(), resolutions.wanted(project), null)) {
      if (each.resolved().label() != null) {
        label.set(each.question(), each.resolved().label());
      }
    }
    return label;
  }

  private List<Said> said(Template template, Review review, ObjectNode label) {
    return sides.of(review).stream()
        .map(
            side ->
                new Said(
                    side.judgement(),
                    side.rater(),
                    side.kind(),
                    words(template, side.answers()),
                    side.reason(),
                    side.flagged(),
                    side.answers().entrySet().stream()
                        .allMatch(each -> each.getValue().equals(label.get(each.getKey()))),
                    side.returnable()))
        .toList();
  }

  private static String words(Template template, ObjectNode answers) {
    Map<String, JsonNode> map = new TreeMap<>();
    answers.fields().forEachRemaining(each -> map.put(each.getKey(), each.getValue()));
    return words(template, map);
  }

  static String words(Template template, Map<String, JsonNode> answers) {
    return answers.entrySet().stream()
        .map(each -> words(template, each.getKey(), each.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private static String words(Template template, String name, JsonNode answer) {
    Question question = template.question(name);
    return question != null && question.check(answer) == null
        ? question.describe(answer)
        : answer.toString();
  }
}
