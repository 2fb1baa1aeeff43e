// SPDX-License-Identifier: Apache-2.0
package touchstone.thread;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One thing that a rater said about an item, and what was answered.
 *
 * @param kind one of {@link #KINDS}
 * @param section the guideline's section it is about, or null
 * @param item the item's key
 * @param closed when the lead laid it aside, or null
 * @param faqVersion the guideline version whose FAQ has the answer, or null
 */
public record Thread(
    UUID id,
    UUID lease,
    String kind,
    String section,
    int guidelineVersion,
    String rater,
    String item,
    JsonNode content,
    Instant opened,
    Instant answered,
    Instant closed,
    Integer faqVersion,
    List<Message> messages) {
  /** The item confuses; a question on the guideline; the item is broken; the time is wrong. */
  public static final List<String> KINDS = List.of("confusing", "guideline", "item", "time");

  /** One message of it. */
  public record Message(String by, boolean byLead, String text, Instant at) {}

  /** The first text of the item beside its key, to know it by. */
  public String snippet() {
    for (JsonNode value : content) {
      if (value.isTextual() && !value.textValue().isBlank() && !value.textValue().equals(item)) {
        String text = value.textValue().strip();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
      }
    }
    return "";
  }

  /** What is still to be answered. */
  public boolean open() {
    return answered == null && closed == null;
  }

  /** What the rater asked first, and what a lead answered last; the FAQ is made of them. */
  String question() {
    return messages.get(0).text();
  }

  String answer() {
    return messages.stream()
        .filter(Message::byLead)
        .reduce((first, second) -> second)
        .map(Message::text)
        .orElse(null);
  }
}
