// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import touchstone.base.Json;
import touchstone.export.Entry;
import touchstone.export.Given;
import touchstone.export.Heading;
import touchstone.export.Mode;

/** What travels with every value in a wide form: who and when, what was asked and what is meant. */
final class Origin {
  private Origin() {}

  static ObjectNode object() {
    return Json.object();
  }

  static ArrayNode array() {
    return Json.array();
  }

  /** Adds it as fields. */
  static void add(ObjectNode to, Entry entry, Given given, Heading heading) {
    to.put("key", entry.item()).put("annotator", given.rater()).put("kind", given.kind());
    when(to, given);
    if (heading.mode() == Mode.RESOLVED) {
      to.put("confidence", given.confidence()).put("raters", given.raters());
    }
    meaning(to, given, heading);
  }

  /** When it was given, in how much active time, and whether as a truth. */
  static void when(ObjectNode to, Given given) {
    to.put("at", given.at() == null ? null : given.at().toString());
    if (given.activeMillis() != null) {
      to.put("activeMillis", given.activeMillis());
    }
    if (given.gold()) {
      to.put("gold", true);
    }
  }

  static void meaning(ObjectNode to, Given given, Heading heading) {
    to.put("question", heading.about().question().name())
        .put("questionTitle", heading.about().question().title())
        .put("meaning", heading.about().meaning(given.answer()))
        .put("guideline", heading.about().guideline())
        .put("guidelineVersion", given.guidelineVersion());
  }
}
