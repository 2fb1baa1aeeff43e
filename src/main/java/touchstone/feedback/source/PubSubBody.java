// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.feedback.Received;

/**
 * A push of Google Pub/Sub, wrapped or not, and the entries of Cloud Logging that it may hold: of
 * such an entry the payload is the record, where it is an object or a text that holds one.
 */
final class PubSubBody {
  private final Consumer<Received> taker;

  PubSubBody(Consumer<Received> taker) {
    this.taker = taker;
  }

  /**
   * Hands on what the message holds.
   *
   * @param headerId the message's id in a header, or null
   */
  void read(byte[] body, String headerId) throws IOException {
    JsonNode message = message(body);
    if (message == null) {
      content(body, headerId, null);
      return;
    }
    String id = message.path("messageId").asText(message.path("message_id").asText(headerId));
    JsonNode sent = message.path("publishTime");
    Instant published = Records.instant(sent.isMissingNode() ? message.path("publish_time") : sent);
    try {
      content(Base64.getMimeDecoder().decode(message.path("data").asText()), id, published);
    } catch (IllegalArgumentException noBase64) {
      taker.accept(Records.unreadable(body, "Its data is no Base64.").with(id, published, null));
    }
  }

  private static JsonNode message(byte[] body) {
    try {
      JsonNode message = Json.tree(body).path("message");
      return message.path("data").isTextual() ? message : null;
    } catch (Problem notWrapped) {
      return null;
    }
  }

  private void content(byte[] data, String id, Instant published) throws IOException {
    int[] place = {0};
    Unpacked plain = Unpacked.of(new ByteArrayInputStream(data), "gzip");
    Records.read(
        plain,
        received -> {
          int n = place[0]++;
          String own = id == null || n == 0 ? id : id + "#" + n;
          taker.accept(entry(received.with(own, published, null)));
        });
    if (place[0] == 0 || plain.fault() != null) {
      String fault = plain.fault() == null ? "The message is empty." : plain.fault();
      taker.accept(Records.binary(data, fault).with(id, published, null));
    }
  }

  private static Received entry(Received received) {
    JsonNode entry = received.record();
    if (entry == null || !entry.has("logName")) {
      return received;
    }
    Instant time = Records.instant(entry.path("timestamp"));
    String id = received.id();
    if (id == null && entry.has("insertId")) {
      id = entry.path("insertId").asText() + "@" + entry.path("timestamp").asText();
    }
    return payload(entry)
        .with(id, time == null ? received.at() : time, entry.path("logName").asText());
  }

  private static Received payload(JsonNode entry) {
    if (entry.path("jsonPayload").isObject()) {
      return Received.of(entry.get("jsonPayload"));
    }
    String text = entry.path("textPayload").asText(null);
    return text == null ? Received.of(entry) : Records.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
