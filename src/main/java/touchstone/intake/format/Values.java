// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import touchstone.base.Json;
import touchstone.guideline.Question;
import touchstone.guideline.question.Vocabulary;
import touchstone.intake.Taker;

/** Answers in the words of a file, turned into answers to a question. */
final class Values {
  private static final int DIGITS = 12;

  private final Question question;
  private final Vocabulary vocabulary;
  private final Taker taker;

  Values(Question question, Taker taker) {
    this.question = question;
    this.vocabulary = Vocabulary.of(question);
    this.taker = taker;
  }

  Question question() {
    return question;
  }

  /** Whether answers are lists of parts of a text or an image. */
  boolean parts() {
    return Vocabulary.on(question) != null;
  }

  /** The value that the words stand for, or null and a loss. */
  String label(String at, String words) {
    String value = vocabulary.find(words);
    boolean known = value != null && vocabulary.titles().containsKey(value);
    if (!known) {
      taker.lost(at, "a label that the question " + question.name() + " does not have", words);
    }
    return known ? value : null;
  }

  /** The answer that some words, or numbers, are; null, after a loss, where they are none. */
  JsonNode answer(String at, JsonNode words) {
    switch (question.type()) {
      case "choice", "pairwise" -> {
        JsonNode one = words.isArray() && words.size() == 1 ? words.get(0) : words;
        if (!one.isValueNode()) {
          taker.lost(at, "several values for a question that takes one", null);
          return null;
        }
        String value = label(at, one.asText());
        return value == null ? null : TextNode.valueOf(value);
      }
      case "multi" -> {
        ArrayNode list = Json.array();
        for (JsonNode each : words.isArray() ? words : Json.array().add(words)) {
          String value = label(at, each.asText());
          if (value == null) {
            return null;
          }
          list.add(value);
        }
        return list;
      }
      case "scale", "number", "confidence" -> {
        JsonNode one = words.isArray() && words.size() == 1 ? words.get(0) : words;
        return one.isNumber() ? one : number(at, one.asText());
      }
      case "text", "date" -> {
        JsonNode one = words.isArray() && words.size() == 1 ? words.get(0) : words;
        if (!one.isValueNode()) {
          taker.lost(at, "several texts for a question that takes one", null);
          return null;
        }
        boolean moment = question.type().equals("date") && one.asText().length() > 10;
        return TextNode.valueOf(moment ? one.asText().substring(0, 10) : one.asText());
      }
      default -> {
        return words;
      }
    }
  }

  private JsonNode number(String at, String text) {
    if (!text.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?")) {
      taker.lost(at, "no number for a question that takes one", text);
      return null;
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return number.scale() <= 0
        ? BigIntegerNode.valueOf(number.toBigIntegerExact())
        : DecimalNode.valueOf(number);
  }

  /** A stretch of a text. */
  static ObjectNode span(int start, int end, String label) {
    return Json.object().put("start", start).put("end", end).put("label", label);
  }

  /** So many pixels as a percentage of a whole. */
  static JsonNode percent(BigDecimal pixels, BigDecimal whole) {
    return DecimalNode.valueOf(
        pixels.movePointRight(2).divide(whole, DIGITS, RoundingMode.HALF_EVEN));
  }

  /** A box by its left top corner and its size, each in the unit of the whole. */
  static ObjectNode box(
      BigDecimal x,
      BigDecimal y,
      BigDecimal width,
      BigDecimal height,
      BigDecimal wide,
      BigDecimal high,
      String label) {
    ObjectNode box = Json.object();
    box.set("x", percent(x, wide));
    box.set("y", percent(y, high));
    box.set("width", percent(width, wide));
    box.set("height", percent(height, high));
    return box.put("label", label);
  }
}
