// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.join.Prediction;

/**
 * A prediction and its label as people meet them: an item's content, and an answer beside theirs.
 */
public final class ForPeople {
  private ForPeople() {}

  /** What raters see: what the model saw, and never its score. */
  public static ObjectNode content(Prediction prediction) {
    ObjectNode content = Json.object().put("id", prediction.key());
    if (prediction.features() != null && Json.tree(prediction.features()) instanceof ObjectNode o) {
      content.setAll(o);
    }
    prediction.slices().forEach(content::put);
    return content;
  }

  /** A label as an answer to the question: a number where numbers are asked. */
  public static JsonNode answer(Question question, String label) {
    return Policies.answer(question, label);
  }
}
