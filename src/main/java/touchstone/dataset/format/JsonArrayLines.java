// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Text;
import touchstone.dataset.ItemLine;
import touchstone.dataset.LineFormat;

/** A JSON array of objects; a line's number is the element's place, counted from 1. */
@ApplicationScoped
public class JsonArrayLines implements LineFormat {
  /** An element is followed by the next one, or by the array's end: both are well. */
  private static final ObjectReader ELEMENT =
      Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public void read(InputStream stream, Consumer<ItemLine> taker) throws IOException {
    long number = 0;
    try (JsonParser parser = Json.mapper().createParser(stream)) {
      if (first(parser) != JsonToken.START_ARRAY) {
        throw Problem.malformed("A JSON array of objects is expected.");
      }
      while (true) {
        number++;
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
          return;
        }
        if (token == null) {
          taker.accept(ItemLine.refused(number, "is missing: the array does not end"));
          return;
        }
        long start = parser.currentTokenLocation().getByteOffset();
        JsonNode node = ELEMENT.readTree(parser);
        long size = parser.currentLocation().getByteOffset() - start;
        taker.accept(line(number, node, size));
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException bad) {
      if (number == 0) {
        throw Json.malformed(bad);
      }
      taker.accept(
          ItemLine.refused(
              number,
              Json.malformed(bad).getMessage() + " Nothing behind this element could be read."));
    }
  }

  private static JsonToken first(JsonParser parser) throws IOException {
    return parser.nextToken();
  }

  private static ItemLine line(long number, JsonNode node, long size) {
    if (size > Json.RECORD_LIMIT) {
      return ItemLine.refused(number, "is over 1 MB");
    }
    if (!(node instanceof ObjectNode object)) {
      return ItemLine.refused(number, "is no JSON object");
    }
    String fault = Text.fault(node);
    return fault == null
        ? ItemLine.of(number, object)
        : ItemLine.refused(number, "holds a text that " + fault);
  }
}
