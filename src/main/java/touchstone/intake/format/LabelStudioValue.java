// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import touchstone.base.CodePoints;
import touchstone.base.Json;
import touchstone.guideline.question.Vocabulary;
import touchstone.intake.Brought;
import touchstone.intake.Taker;
import touchstone.intake.Wanted;

/** What the parts of a Label Studio result say to one question. */
final class LabelStudioValue {
  private final Values values;
  private final ObjectNode data;
  private final Taker taker;
  private final List<Brought.Quote> quotes;

  LabelStudioValue(Values values, ObjectNode data, Taker taker, List<Brought.Quote> quotes) {
    this.values = values;
    this.data = data;
    this.taker = taker;
    this.quotes = quotes;
  }

  /** The answer; null, after a loss, where there is none that can be carried. */
  JsonNode of(String at, List<LabelStudioIntake.Part> parts) {
    if (values.parts()) {
      return regions(parts);
    }
    if (parts.size() > 1) {
      taker.lost(at, "several answers to one question", values.question().name());
      return null;
    }
    LabelStudioIntake.Part part = parts.get(0);
    JsonNode value = part.value();
    if (value.has("start") || value.has("x") || value.has("points")) {
      taker.lost(part.at(), "an answer about one region", null);
      return null;
    }
    for (String name :
        new String[] {"choices", "rating", "number", "text", "datetime", "taxonomy", "selected"}) {
      if (value.hasNonNull(name)) {
        return values.answer(part.at(), value.get(name));
      }
    }
    JsonNode order = value.path("ranker");
    if (order.isObject() && order.size() == 1) {
      order = order.elements().next();
    }
    if (order.isArray()) {
      return order;
    }
    taker.lost(part.at(), "a value of a kind that is not known", part.part().path("type").asText());
    return null;
  }

  private JsonNode regions(List<LabelStudioIntake.Part> parts) {
    ArrayNode regions = Json.array();
    for (LabelStudioIntake.Part part : parts) {
      ArrayNode labels = Json.array();
      for (String name :
          new String[] {
            "labels", "hypertextlabels", "paragraphlabels", "rectanglelabels", "polygonlabels"
          }) {
        labels.addAll(part.labels(name));
      }
      if (labels.isEmpty()) {
        taker.lost(part.at(), "a region without a label", null);
        return null;
      }
      for (JsonNode label : labels) {
        String value = values.label(part.at(), label.asText());
        ObjectNode region = value == null ? null : region(part, value);
        if (region == null) {
          return null;
        }
        regions.add(region);
      }
    }
    return regions;
  }

  private ObjectNode region(LabelStudioIntake.Part part, String label) {
    JsonNode value = part.value();
    switch (values.question().type()) {
      case "spans" -> {
        return span(part, value, label);
      }
      case "boxes" -> {
        if (value.path("rotation").asDouble() != 0) {
          taker.lost(part.at(), "a box that is turned", null);
          return null;
        }
        ObjectNode box = Json.object();
        for (String side : new String[] {"x", "y", "width", "height"}) {
          if (!value.path(side).isNumber()) {
            taker.broken(part.at() + ".value." + side, "is no number");
            return null;
          }
          box.set(side, value.get(side));
        }
        return box.put("label", label);
      }
      default -> {
        if (!value.path("points").isArray()) {
          taker.broken(part.at() + ".value.points", "is no list");
          return null;
        }
        ObjectNode outline = Json.object();
        outline.set("points", value.get("points"));
        return outline.put("label", label);
      }
    }
  }

  private ObjectNode span(LabelStudioIntake.Part part, JsonNode value, String label) {
    JsonNode place = value.path("globalOffsets").isObject() ? value.get("globalOffsets") : value;
    JsonNode from = place.path("start");
    JsonNode to = place.path("end");
    if (!from.isInt() || !to.isInt()) {
      if (from.isTextual()) {
        taker.lost(part.at(), "a span whose place is a path in a page", from.textValue());
      } else {
        taker.broken(part.at() + ".value.start", "is no whole number");
      }
      return null;
    }
    String text = Wanted.text(data, Vocabulary.on(values.question()));
    CodePoints points = CodePoints.of(text);
    int start = points.points(from.intValue());
    int end = points.points(to.intValue());
    if (start < 0 || end <= start) {
      taker.lost(
          part.at(), "a span that lies outside its text", from.asText() + " to " + to.asText());
      return null;
    }
    if (value.path("text").isTextual()) {
      String said = value.get("text").textValue().replace("\\n", "\n");
      String there = points.slice(start, end).replace("\\n", "\n");
      quotes.add(
          new Brought.Quote(start, end, said.equals(there) ? points.slice(start, end) : said));
    }
    return Values.span(start, end, label);
  }
}
