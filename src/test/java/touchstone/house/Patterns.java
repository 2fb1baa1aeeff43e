// SPDX-License-Identifier: Apache-2.0
package touchstone.house;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What can be seen of an ICU message without filling it in. */
final class Patterns {
  /** The categories of whole numbers; English has the first and the last alone. */
  private static final List<List<String>> ARABIC =
      List.of(
          List.of("zero", "=0"),
          List.of("one", "=1"),
          List.of("two", "=2"),
          List.of("few"),
          List.of("many"),
          List.of("other"));

  private static final List<List<String>> ENGLISH = List.of(List.of("one", "=1"), List.of("other"));

  private Patterns() {}

  /** The arguments that a message takes; an error where it is no message. */
  static Set<String> arguments(String message) {
    MessagePattern pattern = new MessagePattern(message);
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      MessagePattern.Part.Type type = pattern.getPartType(i);
      if (type == MessagePattern.Part.Type.ARG_NUMBER
          || type == MessagePattern.Part.Type.ARG_NAME) {
        names.add(pattern.getSubstring(pattern.getPart(i)));
      }
    }
    return names;
  }

  /** The arguments of a message that a script fills in. */
  static Set<String> scripted(String message) {
    if (!message.replaceAll("\\{\\d}", "").matches("[^{}]*") || message.contains("''")) {
      throw new IllegalArgumentException("a script knows {0} and nothing else");
    }
    return arguments(message.replace("'", "''"));
  }

  /** The categories that the plurals of a message lack in a language. */
  static List<String> lacking(String message, String language) {
    MessagePattern pattern = new MessagePattern(message);
    List<String> lacking = new ArrayList<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      MessagePattern.Part part = pattern.getPart(i);
      if (part.getType() == MessagePattern.Part.Type.ARG_START
          && part.getArgType() == MessagePattern.ArgType.PLURAL) {
        Set<String> there = selectors(pattern, i);
        (language.equals("ar") ? ARABIC : ENGLISH)
            .stream()
                .filter(ways -> ways.stream().noneMatch(there::contains))
                .forEach(ways -> lacking.add(ways.get(0)));
      }
    }
    return lacking;
  }

  private static Set<String> selectors(MessagePattern pattern, int start) {
    Set<String> selectors = new TreeSet<>();
    int end = pattern.getLimitPartIndex(start);
    for (int i = start + 1; i < end; i++) {
      MessagePattern.Part part = pattern.getPart(i);
      if (part.getType() == MessagePattern.Part.Type.ARG_SELECTOR) {
        selectors.add(pattern.getSubstring(part));
      } else if (part.getType() == MessagePattern.Part.Type.MSG_START) {
        i = pattern.getLimitPartIndex(i);
      }
    }
    return selectors;
  }
}
