// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Problem;
import touchstone.project.Project;

/** How far a project's raters agree, question by question, and never without gold beside it. */
@ApplicationScoped
public class Agreements {
  /** As many answers as a page waits for: some seconds. */
  static final int MOST_ON_A_PAGE = 200_000;

  /** As many as a caller who asks by a program waits for. */
  static final int MOST = 500_000;

  private static final List<String> ORDER =
      List.of(
          "percent",
          "krippendorff-alpha-nominal",
          "krippendorff-alpha-ordinal",
          "krippendorff-alpha-interval",
          "krippendorff-alpha-ratio",
          "alpha-masi",
          "alpha-unitizing",
          "fleiss-kappa",
          "cohen-kappa",
          "weighted-kappa",
          "scott-pi",
          "gwet-ac1",
          "gwet-ac2",
          "span-f1",
          "iou");

  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Hearing hearing;
  private final GoldAnswers golds;
  private final Slices slices;

  Agreements(@Any Instance<Measure> measures, Hearing hearing, GoldAnswers golds, Slices slices) {
    ORDER.forEach(name -> this.measures.put(name, null));
    measures.forEach(measure -> this.measures.put(measure.name(), measure));
    this.hearing = hearing;
    this.golds = golds;
    this.slices = slices;
  }

  /** The measures of one question over all that was asked for. */
  record OfQuestion(Heard heard, List<Agreement> measures) {}

  /**
   * All that is said of one question.
   *
   * @param all every question with its measures, in the order of the guideline
   * @param parts the asked question's measures by slice, pair, version, origin and kind
   */
  record Report(
      OfQuestion asked, List<OfQuestion> all, Parts parts, List<GoldAnswers.Compared> golds) {}

  /**
   * A question in brief.
   *
   * @param measures the share that agrees and the measure that leads
   * @param gold the answers to golds that were right
   */
  public record Brief(String question, List<Agreement> measures, Share gold) {}

  /** Each question in brief, over all tasks. */
  public List<Brief> of(Project project) {
    return of(project, Part.ALL);
  }

  /** Each question in brief, over a part of the answers. */
  public List<Brief> of(Project project, Part part) {
    List<GoldAnswers.Compared> compared = golds.of(project, part);
    List<Brief> all = new ArrayList<>();
    Work work = new Work(Work.OF_A_REPORT);
    for (Heard heard : hearing.of(project, part, MOST_ON_A_PAGE)) {
      String question = heard.question().name();
      List<Measure> leading = leading(fitting(heard.kind()), heard.kind());
      all.add(
          new Brief(
              question,
              Bootstrap.within(leading, heard.ratings(), work).stream()
                  .map(each -> heard.partly() ? each.noting(partly(MOST_ON_A_PAGE)) : each)
                  .toList(),
              GoldAnswers.byKind(compared, question).get(0).share()));
    }
    return all;
  }

  /**
   * How far raters agree on what they judged by a version of the guideline.
   *
   * @param agreement by the measure that leads for the question
   */
  public record OfVersion(String question, int version, Agreement agreement) {}

  /** By question in the order of the guideline, then by version. */
  public List<OfVersion> versions(Project project) {
    List<OfVersion> all = new ArrayList<>();
    Work work = new Work(Work.OF_A_REPORT);
    for (Heard heard : hearing.of(project, Part.ALL, MOST_ON_A_PAGE)) {
      List<Measure> leading =
          fitting(heard.kind()).stream()
              .filter(measure -> measure.name().equals(heard.kind().leading()))
              .toList();
      Ratings ratings = heard.ratings();
      List<Agreement> ofAll = Bootstrap.within(leading, ratings, work);
      for (Parts.Scoped each : new Parts(heard, ratings, leading, ofAll, work).versions()) {
        all.add(
            new OfVersion(
                heard.question().name(),
                Integer.parseInt(each.key()),
                heard.partly()
                    ? each.agreement().noting(partly(MOST_ON_A_PAGE))
                    : each.agreement()));
      }
    }
    return all;
  }

  private static String partly(int most) {
    return "of the first " + most + " answers";
  }

  /**
   * Everything about a question, the first where none is asked for; 422 where there is no question
   * or no slice of that name.
   *
   * @param most answers read
   * @param page whether it is for a page: with labels, and parts by the leading measure and percent
   */
  Report report(Project project, Part part, String question, int most, boolean page) {
    slices.check(project, part);
    List<Heard> heard =
        page ? hearing.labelled(project, part, most) : hearing.of(project, part, most);
    Heard wanted =
        heard.stream()
            .filter(each -> blank(question) || each.question().name().equals(question))
            .findFirst()
            .orElseThrow(() -> Problem.refusedField("question", "is not asked in this project"));
    Work work = new Work(Work.OF_A_REPORT);
    Ratings ratings = wanted.ratings();
    List<Measure> fitting = fitting(wanted.kind());
    OfQuestion asked = measured(wanted, ratings, most, work);
    Parts parts = parts(asked, ratings, page ? leading(fitting, wanted.kind()) : fitting, work);
    List<OfQuestion> all =
        heard.stream()
            .map(each -> each == wanted ? asked : measured(each, each.ratings(), most, work))
            .toList();
    return new Report(asked, all, parts, golds.of(project, part));
  }

  private OfQuestion measured(Heard heard, Ratings ratings, int most, Work work) {
    return new OfQuestion(
        heard,
        Bootstrap.within(fitting(heard.kind()), ratings, work).stream()
            .map(each -> heard.partly() ? each.noting(partly(most)) : each)
            .toList());
  }

  private static Parts parts(OfQuestion of, Ratings ratings, List<Measure> wanted, Work work) {
    List<String> names = wanted.stream().map(Measure::name).toList();
    return new Parts(
        of.heard(),
        ratings,
        wanted,
        of.measures().stream().filter(each -> names.contains(each.name())).toList(),
        work);
  }

  private static List<Measure> leading(List<Measure> fitting, Answers kind) {
    return fitting.stream()
        .filter(
            measure -> measure.name().equals("percent") || measure.name().equals(kind.leading()))
        .toList();
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private List<Measure> fitting(Answers kind) {
    return measures.values().stream()
        .filter(measure -> measure != null && measure.fits(kind))
        .toList();
  }
}
