// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import java.util.List;
import java.util.Locale;

/** What a section of a guideline does; its heading may begin with one of the words and a colon. */
public enum SectionKind {
  RULE("rule", "rules", "قاعدة"),
  DEFINITION("definition", "define", "label", "تعريف"),
  USE_WHEN("use when", "use-when", "choose when", "متى يستعمل"),
  AVOID_WHEN("avoid when", "avoid-when", "do not use when", "not when", "متى لا يستعمل"),
  EXAMPLE("example", "examples", "مثال"),
  COUNTER_EXAMPLE(
      "counter-example", "counter-examples", "counterexample", "counter example", "مثال مضاد"),
  FAQ("faq", "questions and answers", "edge case", "edge cases", "edge-case", "أسئلة وأجوبة");

  private final List<String> words;

  SectionKind(String... words) {
    this.words = List.of(words);
  }

  /** As interfaces write it: {@code use-when}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same as one word, for messages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** What it is called at the head of a section. */
  String heading() {
    String first = words.get(0);
    return first.equals("faq")
        ? "FAQ"
        : first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
  }

  /** The kind of that word, or null. */
  static SectionKind of(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    for (SectionKind kind : values()) {
      if (kind.words.contains(plain) || kind.word().equals(plain)) {
        return kind;
      }
    }
    return null;
  }
}
