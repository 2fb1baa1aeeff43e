// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import touchstone.base.Reason;

/** One thing asked about an item: it knows which answers it takes and what they mean. */
public interface Question {
  Head head();

  default String name() {
    return head().name();
  }

  default String type() {
    return head().type();
  }

  default String title() {
    return head().title();
  }

  /** A text under the title, or null. */
  default String help() {
    return head().help();
  }

  /** Whether it must be answered where it is asked. */
  default boolean required() {
    return head().required();
  }

  /** Whether its answers are one of a few values, so that votes on it can be counted by class. */
  default boolean closed() {
    return Set.of("choice", "pairwise", "scale").contains(type());
  }

  /** When it is asked; null = always. */
  default Condition when() {
    return head().when();
  }

  /** The values that a condition of a later question may name; empty where it may name none. */
  default Set<String> options() {
    return Set.of();
  }

  /**
   * The keys that pick one of its values (an answer, or a label to mark with) and the value that
   * each stands for, in order; may be empty.
   */
  default Map<String, String> hotkeys() {
    return Map.of();
  }

  /** Whether one key press answers it wholly. */
  default boolean oneKey() {
    return false;
  }

  /** Null where the answer is one, else why not in the rater's words: "must be one of a, b". */
  Reason check(JsonNode answer);

  /** The same with the item at hand (its content; null = unknown), which may say more. */
  default Reason check(JsonNode answer, JsonNode item) {
    return check(answer);
  }

  /** Whether the item must be at hand for a full check. */
  default boolean needsItem() {
    return false;
  }

  /** Notes faults where the question leans on a field that is not shown as it needs to be. */
  default void checkAgainst(List<Shown> show, Place place) {}

  /**
   * The values in the order in which the page of this lease shows them, which is the same each time
   * it is looked at; empty where the order is always that of the template.
   *
   * @param item the item's content, or null where it is unknown
   */
  default List<String> shownOrder(UUID lease, JsonNode item) {
    return List.of();
  }

  /** The one way to write a checked answer: answers that mean the same become equal JSON. */
  JsonNode canonical(JsonNode answer);

  /**
   * The answer in what a plain HTML form posts under this question's name, not yet checked; null
   * where nothing was filled in. What cannot be read stays a text, so that the check names it.
   */
  JsonNode fromForm(List<String> values);

  /** The answer for people: titles instead of values. Answers to other versions stay readable. */
  String describe(JsonNode answer);

  /** The JSON Schema (draft 2020-12) of its answers; the check has the last word. */
  ObjectNode answerSchema();

  /** The question as in a template. */
  ObjectNode toJson();
}
