// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A part of the item that was marked, as the fields of a plain form; blank is a row to fill in. */
public record PartView(JsonNode json) {

  /** What a field holds, as text; blank where it is absent. */
  public String field(String name) {
    JsonNode value = json == null ? null : json.get(name);
    return value == null || value.isNull() ? "" : QuestionView.plain(value);
  }

  /** The points of an outline as {@code 10,10 20,10 15,30}. */
  public String points() {
    if (json == null || !json.path("points").isArray()) {
      return "";
    }
    List<String> points = new ArrayList<>();
    for (JsonNode point : json.get("points")) {
      List<String> numbers = new ArrayList<>();
      point.forEach(number -> numbers.add(QuestionView.plain(number)));
      points.add(String.join(",", numbers));
    }
    return String.join(" ", points);
  }
}
