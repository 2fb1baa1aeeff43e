// SPDX-License-Identifier: Apache-2.0
package touchstone.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import touchstone.base.Fault;
import touchstone.base.Problem;
import touchstone.base.Required;
import touchstone.guideline.Template;

/** Holds a reviewer's answers to the template, as a rater's are. */
final class ReviewCheck {
  private ReviewCheck() {}

  /** 422 with every fault by question. */
  static void answers(Template template, ObjectNode answers, JsonNode content) {
    List<Fault> faults = template.check(Required.value("answers", answers), content);
    if (!faults.isEmpty()) {
      Fault first = faults.get(0);
      throw new Problem(422, "Refused", first.field() + ": " + first.reason(), faults);
    }
  }
}
