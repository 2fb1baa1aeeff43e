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
  static final int MOST = 1_000_000;

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

  Agreements(@Any Instance<Measure> measures, Hearing hearing, GoldAnswers golds) {
    ORDER.forEach(name -> this.measures.put(name, null));
    measures.forEach(measure -> this.measures.put(measure.name(), measure));
    this.hearing = hearing;
    this.golds = golds;
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

  /** The share that agrees and the measure that leads, of each question, over all tasks. */
  public Map<String, List<Agreement>> of(Project project) {
    Map<String, List<Agreement>> agreements = new LinkedHashMap<>();
    for (Heard heard : hearing.of(project, Part.ALL, MOST_ON_A_PAGE)) {
      List<Measure> leading =
          fitting(heard.kind()).stream()
              .filter(
                  measure ->
                      measure.name().equals("percent")
                          || measure.name().equals(heard.kind().leading()))
              .toList();
      agreements.put(
          heard.question().name(), Bootstrap.of(leading, heard.ratings(), Bootstrap.SEED));
    }
    return agreements;
  }

  /**
   * Everything about a question, the first where none is asked for; 422 where there is none of that
   * name.
   */
  Report report(Project project, Part part, String question, int most) {
    List<OfQuestion> all = new ArrayList<>();
    for (Heard heard : hearing.of(project, part, most)) {
      all.add(
          new OfQuestion(
              heard,
              Bootstrap.of(fitting(heard.kind()), heard.ratings(), Bootstrap.SEED).stream()
                  .map(each -> heard.partly() ? each.noting(partly(most)) : each)
                  .toList()));
    }
    OfQuestion asked =
        all.stream()
            .filter(each -> blank(question) || each.heard().question().name().equals(question))
            .findFirst()
            .orElseThrow(() -> Problem.refusedField("question", "is not asked in this project"));
    return new Report(
        asked,
        all,
        new Parts(asked.heard(), fitting(asked.heard().kind())),
        golds.of(project, part));
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static String partly(int most) {
    return "of the first " + most + " answers";
  }

  private List<Measure> fitting(Answers kind) {
    return measures.values().stream()
        .filter(measure -> measure != null && measure.fits(kind))
        .toList();
  }
}
