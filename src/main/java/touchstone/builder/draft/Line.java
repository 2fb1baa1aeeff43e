// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a list in the form, {@code pos | Positive}: its parts stand between bars. */
final class Line {
  private Line() {}

  /**
   * The lines that hold something, each in its parts; a bar after a backslash is part of a text.
   */
  static List<List<String>> all(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(Line::parts).toList();
  }

  static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean escapes = c == '\\' && i + 1 < line.length();
      if (escapes && "\\|".indexOf(line.charAt(i + 1)) >= 0) {
        part.append(line.charAt(++i));
      } else if (c == '|') {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  /** The line of these parts, without the empty ones at its end after the second. */
  static String of(List<String> parts) {
    int length = parts.size();
    while (length > 2 && parts.get(length - 1).isEmpty()) {
      length--;
    }
    return parts.subList(0, length).stream()
        .map(part -> part.replace("\\", "\\\\").replace("|", "\\|"))
        .collect(Collectors.joining(" | "))
        .stripTrailing();
  }
}
