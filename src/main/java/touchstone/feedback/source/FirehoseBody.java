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
 * A delivery of Amazon Data Firehose. Its request's id stays the same over retries, so that with
 * the places of a record and of what stands in it, it is the record's id.
 */
final class FirehoseBody {
  private static final String CONTROL = "CONTROL_MESSAGE";

  private final Consumer<Received> taker;
  private String requestId;

  /**
   * @param requestId what the header says, or null
   */
  FirehoseBody(String requestId, Consumer<Received> taker) {
    this.requestId = requestId == null ? "" : requestId;
    this.taker = taker;
  }

  String requestId() {
    return requestId;
  }

  /** Hands on what every record holds; a delivery that is none is one that cannot be read. */
  void read(byte[] body) throws IOException {
    JsonNode delivery;
    try {
      delivery = Json.tree(body);
    } catch (Problem bad) {
      taker.accept(Records.unreadable(body, bad.getMessage()));
      return;
    }
    requestId = delivery.path("requestId").asText(requestId);
    if (!delivery.path("records").isArray()) {
      taker.accept(Records.unreadable(body, "It is no delivery of Firehose: it has no records."));
      return;
    }
    int place = 0;
    for (JsonNode record : delivery.path("records")) {
      record(record.path("data"), requestId + "#" + place++);
    }
  }

  private void record(JsonNode data, String id) throws IOException {
    Numbered numbered = new Numbered(id);
    try {
      byte[] packed = Base64.getMimeDecoder().decode(data.asText());
      Unpacked plain = Unpacked.of(new ByteArrayInputStream(packed), "gzip");
      Records.read(plain, record -> content(record, numbered));
      if (plain.fault() != null) {
        numbered.accept(Records.binary(packed, plain.fault()));
      }
    } catch (IllegalArgumentException | Problem bad) {
      byte[] text = data.asText().getBytes(StandardCharsets.UTF_8);
      numbered.accept(Records.unreadable(text, bad.getMessage()));
    }
  }

  /** A record as it is, or the events of CloudWatch that it holds. */
  private void content(Received received, Numbered numbered) {
    JsonNode record = received.record();
    if (record == null || !record.path("logEvents").isArray()) {
      numbered.accept(received);
    } else if (!CONTROL.equals(record.path("messageType").asText())) {
      String group = record.path("logGroup").asText(null);
      for (JsonNode event : record.path("logEvents")) {
        byte[] message = event.path("message").asText().getBytes(StandardCharsets.UTF_8);
        Instant at =
            event.path("timestamp").isIntegralNumber()
                ? Instant.ofEpochMilli(event.path("timestamp").longValue())
                : null;
        numbered.accept(Records.of(message).with(null, at, group));
      }
    }
  }

  /** Numbers what stands in one record. */
  private final class Numbered implements Consumer<Received> {
    private final String id;
    private int next;

    Numbered(String id) {
      this.id = id;
    }

    @Override
    public void accept(Received each) {
      String own = requestId.isEmpty() ? null : next == 0 ? id : id + "#" + next;
      next++;
      taker.accept(each.with(own, each.at(), each.tag()));
    }
  }
}
