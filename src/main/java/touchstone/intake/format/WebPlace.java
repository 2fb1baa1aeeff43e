// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.base.Json;
import touchstone.intake.Brought;
import touchstone.intake.Taker;

/** The place that the selectors of a Web Annotation say: of a text by position, of an image. */
final class WebPlace {
  private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,20})?)";
  private static final Pattern POINT = Pattern.compile(NUMBER + "," + NUMBER);
  private static final Pattern BOX =
      Pattern.compile("xywh=percent:" + NUMBER + "," + NUMBER + "," + NUMBER + "," + NUMBER);
  private static final Pattern SVG =
      Pattern.compile(
          "(?s)<svg[^>]*viewBox=[\"']0 0 100 100[\"'][^>]*>\\s*<polygon points=[\"']"
              + "([0-9., ]+)[\"']\\s*/?>.*");
  private static final int LONGEST = 100_000;
  private static final String[] SIDES = {"x", "y", "width", "height"};

  private WebPlace() {}

  /** The part with its label, its quote noted; null, after a loss, where it is not known here. */
  static ObjectNode of(
      String at, JsonNode selector, String label, Taker taker, List<Brought.Quote> quotes) {
    JsonNode all = selector.isArray() ? selector : Json.array().add(selector);
    ObjectNode span = null;
    String exact = null;
    for (JsonNode each : all) {
      String type = each.path("type").asText();
      String value = each.path("value").asText();
      String text = value.length() > LONGEST ? "" : value;
      Matcher box = BOX.matcher(text);
      Matcher svg = SVG.matcher(text);
      if (type.equals("TextPositionSelector")) {
        if (!each.path("start").isInt() || !each.path("end").isInt()) {
          taker.broken(at + ".target.selector", "has no start and end in whole numbers");
          return null;
        }
        span = Values.span(each.get("start").intValue(), each.get("end").intValue(), label);
      } else if (type.equals("TextQuoteSelector")) {
        exact = each.path("exact").asText(null);
      } else if (type.equals("FragmentSelector") && box.matches()) {
        ObjectNode found = Json.object();
        for (int i = 0; i < SIDES.length; i++) {
          found.put(SIDES[i], new BigDecimal(box.group(i + 1)));
        }
        return found.put("label", label);
      } else if (type.equals("SvgSelector") && svg.matches()) {
        return outline(at, svg.group(1), label, taker);
      }
    }
    if (span == null) {
      taker.lost(at, "a place that is said in a way not known here", null);
    } else if (exact != null) {
      quotes.add(
          new Brought.Quote(span.get("start").intValue(), span.get("end").intValue(), exact));
    }
    return span;
  }

  private static ObjectNode outline(String at, String points, String label, Taker taker) {
    ObjectNode found = Json.object();
    ArrayNode list = found.putArray("points");
    for (String point : points.strip().split("\\s+")) {
      Matcher both = POINT.matcher(point);
      if (!both.matches()) {
        taker.broken(at + ".target.selector", "has a point that is no pair of numbers");
        return null;
      }
      list.addArray().add(new BigDecimal(both.group(1))).add(new BigDecimal(both.group(2)));
    }
    return found.put("label", label);
  }
}
