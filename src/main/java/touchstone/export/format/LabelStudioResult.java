// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import touchstone.base.CodePoints;
import touchstone.export.About;
import touchstone.export.Entry;

/**
 * An answer as Label Studio's result: one part for a value, or one for each region. Offsets are
 * UTF-16 units there, places in an image percent as here.
 */
final class LabelStudioResult {
  private final About about;

  LabelStudioResult(About about) {
    this.about = about;
  }

  ArrayNode of(Entry entry, JsonNode answer, long annotation) {
    ArrayNode result = Origin.array();
    switch (about.question().type()) {
      case "spans" -> {
        String text = entry.text(about.field());
        CodePoints points = CodePoints.of(text);
        for (JsonNode span : answer) {
          int start = points.units(span.get("start").intValue());
          int end = points.units(span.get("end").intValue());
          ObjectNode value = part(result, annotation, "labels");
          value.put("start", start).put("end", end).put("text", text.substring(start, end));
          value.putArray("labels").add(span.get("label"));
        }
      }
      case "boxes" -> {
        for (JsonNode box : answer) {
          ObjectNode value = part(result, annotation, "rectanglelabels", entry);
          for (String side : new String[] {"x", "y", "width", "height"}) {
            value.set(side, box.get(side));
          }
          value.put("rotation", 0).putArray("rectanglelabels").add(box.get("label"));
        }
      }
      case "polygons" -> {
        for (JsonNode outline : answer) {
          ObjectNode value = part(result, annotation, "polygonlabels", entry);
          value.set("points", outline.get("points"));
          value.put("closed", true).putArray("polygonlabels").add(outline.get("label"));
        }
      }
      default -> value(result, annotation, answer);
    }
    return result;
  }

  private void value(ArrayNode result, long annotation, JsonNode answer) {
    switch (about.question().type()) {
      case "choice" -> part(result, annotation, "choices").putArray("choices").add(answer);
      case "multi" -> part(result, annotation, "choices").set("choices", answer);
      case "scale" -> {
        boolean stars = answer.canConvertToExactIntegral() && answer.intValue() >= 0;
        String type = stars ? "rating" : "number";
        part(result, annotation, type).set(type, answer);
      }
      case "text" -> part(result, annotation, "textarea").putArray("text").add(answer);
      case "date" -> part(result, annotation, "datetime").set("datetime", answer);
      case "taxonomy" -> part(result, annotation, "taxonomy").set("taxonomy", answer);
      case "pairwise" -> part(result, annotation, "pairwise").set("selected", answer);
      case "rank" -> part(result, annotation, "ranker").putObject("ranker").set("rank", answer);
      default -> part(result, annotation, "number").set("number", answer);
    }
  }

  private ObjectNode part(ArrayNode result, long annotation, String type) {
    ObjectNode part = result.addObject().put("id", annotation + "-" + result.size());
    part.put("from_name", about.question().name());
    part.put("to_name", about.field() == null ? "item" : about.field());
    return part.put("type", type).put("origin", "manual").putObject("value");
  }

  /** A part of an image, whose size is said where it is known. */
  private ObjectNode part(ArrayNode result, long annotation, String type, Entry entry) {
    ObjectNode value = part(result, annotation, type);
    if (entry.pixels() != null) {
      ObjectNode part = (ObjectNode) result.get(result.size() - 1);
      part.put("original_width", entry.pixels().width());
      part.put("original_height", entry.pixels().height()).put("image_rotation", 0);
    }
    return value;
  }
}
