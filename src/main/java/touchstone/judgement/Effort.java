// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.base.Problem;
import touchstone.guideline.Template;

/**
 * What an answer took of its rater, as the page counted it: it says nothing of the answer itself.
 *
 * @param questionMillis active milliseconds by question
 * @param guidelineOpens how often the guideline was opened over the item, 0 to 1000
 */
public record Effort(Map<String, Long> questionMillis, int guidelineOpens) {
  /** More often than this nobody opens a guideline over one item. */
  public static final int MOST_OPENS = 1000;

  private static final String MILLIS = "questionMillis";

  /** As it is sent, each part optional; 422 at a number that cannot be. */
  public static Effort of(Map<String, Long> questionMillis, Integer guidelineOpens) {
    if (guidelineOpens != null && (guidelineOpens < 0 || guidelineOpens > MOST_OPENS)) {
      throw Problem.refusedField("guidelineOpens", "must be 0 to " + MOST_OPENS);
    }
    Map<String, Long> millis = questionMillis == null ? Map.of() : questionMillis;
    millis.forEach(
        (question, each) -> {
          if (each == null || each < 0) {
            throw Problem.refusedField(MILLIS + "." + question, "must be a number, 0 or more");
          }
        });
    return new Effort(millis, guidelineOpens == null ? 0 : guidelineOpens);
  }

  /**
   * The same, its times scaled down to what was counted in all; 422 at a question that the template
   * does not ask. Where one question alone is asked, or nothing was counted, no times are left.
   */
  Effort within(Template template, Long activeMillis) {
    questionMillis
        .keySet()
        .forEach(
            question -> {
              if (template.question(question) == null) {
                throw Problem.refusedField(MILLIS + "." + question, "is not asked here");
              }
            });
    if (activeMillis == null || template.ask().size() == 1) {
      return new Effort(Map.of(), guidelineOpens);
    }
    double sum = questionMillis.values().stream().mapToDouble(Long::doubleValue).sum();
    double scale = sum > activeMillis ? activeMillis / sum : 1;
    Map<String, Long> scaled = new LinkedHashMap<>();
    questionMillis.forEach(
        (question, millis) -> scaled.put(question, scale < 1 ? (long) (millis * scale) : millis));
    return new Effort(scaled, guidelineOpens);
  }
}
