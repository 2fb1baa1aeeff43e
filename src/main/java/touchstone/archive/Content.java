// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Slug;
import touchstone.guideline.Guidelines;
import touchstone.project.Policy;

/**
 * Holds what the cells of an archive say to what the ordinary doors would take: what lies in a
 * column as JSON is read, a policy and a template by their own rules, slugs, kinds and weights by
 * theirs. A file may have been changed by hand.
 */
@ApplicationScoped
class Content {
  private static final Set<String> KINDS =
      Set.of("generalist", "expert", "user", "model", "rule", "stream");

  /** Columns that hold JSON, whatever the table. */
  private static final Set<String> JSON =
      Set.of(
          "content",
          "slices",
          "answer",
          "quotas",
          "skills",
          "line",
          "distribution",
          "params",
          "warnings",
          "questions",
          "numbers",
          "evidence",
          "shown_order",
          "restricted");

  private final Guidelines guidelines;

  Content(Guidelines guidelines) {
    this.guidelines = guidelines;
  }

  /** A problem that names the first column that does not fit. */
  void check(String table, ObjectNode row) {
    for (var cells = row.fields(); cells.hasNext(); ) {
      var cell = cells.next();
      if (JSON.contains(cell.getKey())) {
        json(cell.getKey(), cell.getValue());
      }
    }
    switch (table) {
      case "item", "item_past" -> object("content", row);
      case "dataset" -> {
        slug(row);
        list("slices", row);
      }
      case "guideline", "pool" -> slug(row);
      case "guideline_version" -> guidelines.check(json("template", row.get("template")));
      case "project" -> {
        slug(row);
        Policy.of(json("policy", row.get("policy")));
      }
      case "rater", "participant" -> kind(row);
      case "participant_weight" -> weight(row);
      default -> {
        // nothing more is asked of its columns than their types
      }
    }
    if (table.equals("participant")) {
      weight(row);
    }
  }

  private static JsonNode json(String column, JsonNode cell) {
    try {
      if (cell == null || !cell.isTextual()) {
        throw Problem.malformed("no text");
      }
      return Json.tree(cell.textValue());
    } catch (Problem broken) {
      throw Problem.refused("the column " + column + " does not hold JSON");
    }
  }

  private static void object(String column, ObjectNode row) {
    if (!json(column, row.get(column)).isObject()) {
      throw Problem.refused("the column " + column + " does not hold an object");
    }
  }

  private static void list(String column, ObjectNode row) {
    if (!json(column, row.get(column)).isArray()) {
      throw Problem.refused("the column " + column + " does not hold a list");
    }
  }

  private static void slug(ObjectNode row) {
    if (!Slug.fits(row.path("slug").textValue())) {
      throw Problem.refused("the column slug does not hold a slug");
    }
  }

  private static void kind(ObjectNode row) {
    if (!KINDS.contains(row.path("kind").asText())) {
      throw Problem.refused("kind must be one of " + String.join(", ", new TreeSet<>(KINDS)));
    }
  }

  private static void weight(ObjectNode row) {
    if (row.has("weight")) {
      double weight;
      try {
        weight = Double.parseDouble(row.get("weight").asText());
      } catch (NumberFormatException none) {
        weight = -1;
      }
      if (!(weight >= 0 && weight <= 1)) {
        throw Problem.refused("weight must be 0 to 1");
      }
    }
  }
}
