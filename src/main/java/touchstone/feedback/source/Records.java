// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.function.Consumer;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Text;
import touchstone.feedback.Received;

/** Bytes as records: a JSON object, or a text for the quarantine with the reason. */
final class Records {
  static final String NO_OBJECT = "It is no JSON object.";

  private Records() {}

  /** Hands on every record of a body in JSON, however the values are strung together. */
  static void read(InputStream body, Consumer<Received> taker) throws IOException {
    new Pieces((bytes, whole) -> taker.accept(of(bytes, whole))).split(body);
  }

  /** One record of these bytes. */
  static Received of(byte[] bytes) {
    return of(bytes, true);
  }

  static Received of(byte[] bytes, boolean whole) {
    if (!whole || bytes.length > Json.RECORD_LIMIT) {
      return unreadable(bytes, "It is over 1 MB; the rest is cut off.");
    }
    try {
      JsonNode record = Json.tree(bytes);
      return record.isObject() ? Received.of(record) : unreadable(bytes, NO_OBJECT);
    } catch (Problem bad) {
      return unreadable(bytes, bad.getMessage());
    }
  }

  /** A record that is there as a tree already, from which only its size and texts can be wrong. */
  static Received of(JsonNode record) {
    String text = record.toString();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean deep = text.indexOf('{') >= 0 && depth(record) > 64;
    if (bytes.length > Json.RECORD_LIMIT) {
      return of(bytes, false);
    }
    String fault = deep ? "It is nested more than 64 deep." : Text.fault(record);
    if (!record.isObject()) {
      fault = NO_OBJECT;
    }
    return fault == null ? Received.of(record) : unreadable(bytes, fault);
  }

  private static int depth(JsonNode node) {
    int deepest = 0;
    for (JsonNode child : node) {
      deepest = Math.max(deepest, depth(child));
    }
    return deepest + (node.isContainerNode() ? 1 : 0);
  }

  /** Text as it came, cut to 1 MB, without what no store takes. */
  static Received unreadable(byte[] bytes, String fault) {
    int length = Math.min(bytes.length, Json.RECORD_LIMIT);
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return Received.unreadable(text.replace('\0', '\ufffd'), fault);
  }

  /** Bytes that are no text: kept as Base64. */
  static Received binary(byte[] bytes, String fault) {
    int length = Math.min(bytes.length, Json.RECORD_LIMIT * 3 / 4);
    byte[] kept = length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length);
    return Received.unreadable(Base64.getEncoder().encodeToString(kept), fault);
  }

  /** The object that a text holds as JSON, or null where it holds none. */
  static JsonNode object(String text) {
    String bare = text.strip();
    if (!bare.startsWith("{") || !bare.endsWith("}")) {
      return null;
    }
    try {
      JsonNode tree = Json.tree(bare);
      return tree.isObject() ? tree : null;
    } catch (Problem noJson) {
      return null;
    }
  }

  /** The instant that a field names as RFC 3339, or null where it names none. */
  static Instant instant(JsonNode value) {
    try {
      return value.isTextual() ? OffsetDateTime.parse(value.textValue()).toInstant() : null;
    } catch (DateTimeException noTime) {
      return null;
    }
  }
}
