// SPDX-License-Identifier: Apache-2.0
package touchstone.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of a kind, each by its path with its text. */
record Sources(Map<String, String> files) {
  static Sources templates() {
    return under("src/main/resources/templates", ".html");
  }

  static Sources java() {
    return under("src/main/java", ".java");
  }

  static Sources scripts() {
    return under("frontend/src", ".ts");
  }

  private static Sources under(String folder, String ending) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      all.filter(file -> file.toString().endsWith(ending))
          .forEach(file -> files.put(file.toString(), text(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Sources(files);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What a search finds in each, as lines to read. */
  List<String> findings(Function<String, List<Finding>> search) {
    List<String> lines = new ArrayList<>();
    files.forEach(
        (file, text) -> search.apply(text).forEach(finding -> lines.add(finding.in(file))));
    return lines;
  }

  /** The first group of each match, by the place where it stands first. */
  Map<String, String> all(Pattern pattern) {
    Map<String, String> found = new TreeMap<>();
    files.forEach(
        (file, text) -> {
          for (Matcher match = pattern.matcher(text); match.find(); ) {
            String word = match.group(1);
            found.putIfAbsent(word, Finding.at(text, match.start(), word).in(file));
          }
        });
    return found;
  }
}
