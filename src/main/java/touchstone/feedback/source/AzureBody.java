// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.feedback.Received;

/**
 * Records in Azure's shapes: an array, or {@code {"records":[...]}} as diagnostic settings write it
 * into Event Hubs. What stands in a record's properties, and in a log line within them that is
 * JSON, comes before what the platform wrote around it.
 */
final class AzureBody {
  private static final String PROPERTIES = "properties";
  private static final String[] LINES = {"log", "Log", "message", "Message"};
  private static final String[] TIMES = {"TimeGenerated", "time", "timeStamp"};
  private static final Pattern RECORDS =
      Pattern.compile("^\\s*\\{\\s*\"records\"\\s*:\\s*(?=\\[)", Pattern.CASE_INSENSITIVE);

  private AzureBody() {}

  /** Hands on every record; an envelope that is broken loses no more than the broken record. */
  static void read(byte[] body, Consumer<Received> taker) throws IOException {
    int from = opening(body);
    int to = body.length;
    if (from > 0) {
      while (to > from && body[to - 1] != ']') {
        to--;
      }
      to = to == from ? body.length : to;
    }
    Records.read(
        new ByteArrayInputStream(body, from, to - from), record -> envelopeOf(record, taker));
  }

  /** Whether the body opens Azure's envelope. */
  static boolean isEnvelope(byte[] body) {
    return opening(body) > 0;
  }

  /** Where the array of the envelope starts, or 0 where there is no envelope. */
  private static int opening(byte[] body) {
    String head = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
    Matcher envelope = RECORDS.matcher(head);
    return envelope.find() ? envelope.end() : 0;
  }

  /** An element that is an envelope itself, as Event Hubs hands out several messages at once. */
  private static void envelopeOf(Received received, Consumer<Received> taker) {
    JsonNode record = received.record();
    if (record != null && record.size() == 1 && record.path("records").isArray()) {
      record.get("records").forEach(each -> taker.accept(record(Records.of(each))));
    } else {
      taker.accept(record(received));
    }
  }

  private static Received record(Received received) {
    JsonNode record = received.record();
    if (record == null) {
      return received;
    }
    String category = record.path("category").asText(null);
    return Received.of(flat(record)).with(null, time(record), category);
  }

  private static Instant time(JsonNode record) {
    for (String name : TIMES) {
      Instant time = Records.instant(record.path(name));
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  private static JsonNode flat(JsonNode record) {
    JsonNode properties = record.path(PROPERTIES);
    if (properties.isTextual()) {
      properties = Records.object(properties.textValue());
    }
    if (properties == null || !properties.isObject()) {
      return record;
    }
    ObjectNode flat = ((ObjectNode) record).deepCopy();
    flat.remove(PROPERTIES);
    flat.setAll((ObjectNode) properties);
    for (String name : LINES) {
      JsonNode line = properties.path(name);
      JsonNode inner = line.isTextual() ? Records.object(line.textValue()) : null;
      if (inner != null) {
        flat.remove(name);
        flat.setAll((ObjectNode) inner);
      }
    }
    return flat;
  }
}
