// SPDX-License-Identifier: Apache-2.0
package touchstone.intake.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.dataset.format.NdjsonLines;
import touchstone.intake.Taker;
import touchstone.rater.RaterKind;

/** Reads JSON files part by part, and the small things that many forms write alike. */
final class Parts {
  private static final ObjectReader ELEMENT =
      Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Parts() {}

  /** What takes an element or a line; the number is counted from 0 of elements, from 1 of lines. */
  interface Each {
    void take(long number, JsonNode part) throws IOException;
  }

  /** The elements of the list that the file is. */
  static void elements(Path file, Each each) throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        JsonParser parser = Json.mapper().createParser(stream)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw Problem.malformed("A JSON array is expected.");
      }
      elements(parser, each);
    } catch (JsonProcessingException bad) {
      throw Json.malformed(bad);
    }
  }

  /**
   * The elements of some lists of the object that the file is; the other fields are passed over.
   */
  static void lists(Path file, Map<String, Each> lists) throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        JsonParser parser = Json.mapper().createParser(stream)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Problem.malformed("A JSON object is expected.");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!lists.containsKey(name)) {
          parser.skipChildren();
        } else if (value == JsonToken.START_ARRAY) {
          elements(parser, lists.get(name));
        } else {
          throw Problem.refused(name + " is no list.");
        }
      }
      if (parser.nextToken() != null) {
        throw Problem.malformed("Something stands behind the JSON object.");
      }
    } catch (JsonProcessingException bad) {
      throw Json.malformed(bad);
    }
  }

  private static void elements(JsonParser parser, Each each) throws IOException {
    for (long number = 0; parser.nextToken() != JsonToken.END_ARRAY; number++) {
      if (parser.currentToken() == null) {
        throw Problem.malformed("The JSON ends before its list does.");
      }
      each.take(number, ELEMENT.readTree(parser));
    }
  }

  /** The objects of the lines that the file is made of; a line that is none is broken. */
  static void lines(Path file, Taker taker, Each each) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      new NdjsonLines()
          .read(
              stream,
              line -> {
                if (line.fault() != null) {
                  taker.broken("line " + line.number(), line.fault());
                  return;
                }
                try {
                  each.take(line.number(), line.record());
                } catch (IOException impossible) {
                  throw new java.io.UncheckedIOException(impossible);
                }
              });
    }
  }

  /** Whether the file begins as a JSON list. */
  static boolean isList(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      int next = stream.read();
      while (next >= 0 && (next <= ' ' || next == 0xEF || next == 0xBB || next == 0xBF)) {
        next = stream.read();
      }
      return next == '[';
    }
  }

  /** The first of the fields that is a text or a number, as a text; or null. */
  static String text(JsonNode node, String... fields) {
    for (String field : fields) {
      JsonNode value = node.path(field);
      if (value.isTextual() && !value.textValue().isBlank() || value.isNumber()) {
        return value.asText();
      }
    }
    return null;
  }

  /** The time that a text names, in UTC where it names no zone; null where it names none. */
  static Instant time(JsonNode node) {
    if (!node.isTextual()) {
      return null;
    }
    String text = node.textValue().strip().replaceFirst("(?<=\\d) (?=\\d)", "T");
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noZone) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException none) {
        return null;
      }
    }
  }

  /** A whole number of 0 or more, or null. */
  static Long millis(JsonNode node) {
    boolean whole = node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToLong();
    return whole && node.longValue() >= 0 ? node.longValue() : null;
  }

  /** The kind of rater that a word names, or the other where it names none. */
  static RaterKind kind(JsonNode word, RaterKind otherwise) {
    for (RaterKind kind : RaterKind.values()) {
      if (kind.word().equals(word.asText())) {
        return kind;
      }
    }
    return otherwise;
  }

  static ObjectNode object(JsonNode node) {
    return node instanceof ObjectNode object ? object : Json.object();
  }
}
