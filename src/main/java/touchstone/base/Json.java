// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Strict JSON: unknown fields, duplicate names, coerced types, trailing text, depth over 64, NUL
 * and lone surrogates are refused with a {@link Problem} of status 400 that names the place.
 */
public final class Json {
  /** The largest record (a line, a row), in bytes: 1 MB. */
  public static final int RECORD_LIMIT = 1_000_000;

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxStringLength(16_000_000)
          .maxNumberLength(100)
          .maxNameLength(10_000)
          .build();

  private static final ObjectMapper MAPPER = strict();

  private Json() {}

  private static ObjectMapper strict() {
    ObjectMapper mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .addModule(new JavaTimeModule())
            .withCoercionConfig(
                LogicalType.Textual,
                config -> {
                  for (CoercionInputShape shape :
                      List.of(
                          CoercionInputShape.Integer,
                          CoercionInputShape.Float,
                          CoercionInputShape.Boolean)) {
                    config.setCoercion(shape, CoercionAction.Fail);
                  }
                })
            .build();
    mapper.setNodeFactory(JsonNodeFactory.withExactBigDecimals(false));
    return mapper;
  }

  /** The mapper itself, for streaming writers and readers. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** A JSON value read from text; 400 where it is none. */
  public static JsonNode tree(String text) {
    try {
      return wellFormed(MAPPER.readTree(text));
    } catch (JsonProcessingException bad) {
      throw malformed(bad);
    }
  }

  /** A JSON value read from bytes; 400 where it is none. */
  public static JsonNode tree(byte[] bytes) {
    try {
      return wellFormed(MAPPER.readTree(bytes));
    } catch (IOException bad) {
      throw malformed(bad);
    }
  }

  /** A JSON value read from a stream to its end; 400 where it is none. */
  public static JsonNode tree(InputStream stream) {
    try {
      return wellFormed(MAPPER.readTree(stream));
    } catch (IOException bad) {
      throw malformed(bad);
    }
  }

  /** A record read from a JSON object; 400 names the first field that does not fit. */
  public static <T> T read(JsonNode node, Class<T> type) {
    if (node == null || !node.isObject()) {
      throw Problem.malformed("A JSON object is expected.");
    }
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException bad) {
      throw malformed(bad);
    }
  }

  /** The value as compact JSON text. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The value as a JSON tree. */
  public static JsonNode toTree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The value with the names of every object sorted: equal values give equal text. */
  public static JsonNode canonical(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = object();
      List<String> names = new ArrayList<>();
      node.fieldNames().forEachRemaining(names::add);
      Collections.sort(names);
      names.forEach(name -> sorted.set(name, canonical(node.get(name))));
      return sorted;
    }
    if (node.isArray()) {
      ArrayNode copy = array();
      node.forEach(element -> copy.add(canonical(element)));
      return copy;
    }
    return node;
  }

  /** The problem that a reader's exception amounts to: 400 with the place. */
  public static Problem malformed(IOException bad) {
    if (bad instanceof JsonMappingException mapping) {
      if (mapping.getCause() instanceof Problem refused) {
        return refused;
      }
      String place = place(mapping);
      if (bad instanceof UnrecognizedPropertyException unknown) {
        return Problem.malformed(
            "Unknown field " + place + ".",
            Fault.at(place, "unknown; known here: " + unknown.getKnownPropertyIds()));
      }
      String reason = Misfit.reason(mapping);
      return Problem.malformed("Field " + place + ": " + reason, Fault.at(place, reason));
    }
    if (bad instanceof JsonProcessingException syntax) {
      String where =
          syntax.getLocation() == null
              ? ""
              : " (line "
                  + syntax.getLocation().getLineNr()
                  + ", column "
                  + syntax.getLocation().getColumnNr()
                  + ")";
      return Problem.malformed(
          "Not JSON: " + firstSentence(syntax.getOriginalMessage()) + where + ".");
    }
    return Problem.malformed("Not readable: " + bad.getMessage());
  }

  private static JsonNode wellFormed(JsonNode node) {
    if (node == null || node.isMissingNode()) {
      throw Problem.malformed("The body is empty; JSON is expected.");
    }
    String fault = Text.fault(node);
    if (fault != null) {
      throw Problem.malformed("A text " + fault + ".");
    }
    return node;
  }

  private static String place(JsonMappingException bad) {
    String path =
        bad.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path;
  }

  /** The reader's message without names of its own and source snippets. */
  private static String firstSentence(String message) {
    String line =
        message
            .split("\n", 2)[0]
            .replaceAll(", from `[\\w.()]+`", "")
            .replaceAll("`?(java|touchstone)\\.[\\w.$<>]+`?", "value")
            .replaceAll("at \\[Source: REDACTED[^\\]]*; (line: \\d+, column: \\d+)\\]", "at $1");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}
