// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import touchstone.base.Json;
import touchstone.base.Problem;

/** The form of a new stream, as it was filled in. */
record StreamForm(
    String slug,
    String project,
    String dataset,
    String question,
    String window,
    String unit,
    String outcomes,
    String silence,
    String holdout) {
  /** As it is offered first: a click within half an hour is a 1, none a 0. */
  static final StreamForm FIRST =
      new StreamForm("", "", "", "", "30", "minutes", "click = 1", "0", "0");

  static StreamForm of(MultivaluedMap<String, String> fields) {
    return new StreamForm(
        text(fields, "slug"),
        text(fields, "project"),
        text(fields, "dataset"),
        text(fields, "question"),
        text(fields, "window"),
        text(fields, "unit"),
        text(fields, "outcomes"),
        text(fields, "silence"),
        text(fields, "holdout"));
  }

  /** The same for a project that is known already. */
  StreamForm of(String project) {
    return new StreamForm(
        slug, project, dataset, question, window, unit, outcomes, silence, holdout);
  }

  private static String text(MultivaluedMap<String, String> fields, String name) {
    return Optional.ofNullable(fields.getFirst(name)).orElse("").strip();
  }

  /** The label policy that the form says. */
  ObjectNode policy() {
    ObjectNode policy = Json.object().put("window", span());
    policy.set("outcomes", ranked());
    policy.put("default", silence.isEmpty() ? null : silence);
    double percent = number("holdout", holdout.isEmpty() ? "0" : holdout);
    if (percent != 0) {
      policy.put("holdout", percent / 100);
    }
    return policy;
  }

  private String span() {
    long seconds =
        Math.round(
            number("window", window)
                * switch (unit) {
                  case "days" -> 86_400;
                  case "hours" -> 3600;
                  default -> 60;
                });
    return "PT" + seconds + "S";
  }

  private static double number(String field, String text) {
    try {
      return Double.parseDouble(text.replace(',', '.'));
    } catch (NumberFormatException none) {
      throw Problem.refusedField("policy." + field, "must be a number: " + text);
    }
  }

  private ArrayNode ranked() {
    ArrayNode ranked = Json.array();
    for (String line : outcomes.lines().map(String::strip).toList()) {
      if (!line.isEmpty()) {
        int equals = line.lastIndexOf('=');
        if (equals < 1 || equals == line.length() - 1) {
          throw Problem.refusedField("policy.outcomes", "must be lines such as click = 1: " + line);
        }
        ranked
            .addObject()
            .put("type", line.substring(0, equals).strip())
            .put("label", line.substring(equals + 1).strip());
      }
    }
    return ranked;
  }
}
