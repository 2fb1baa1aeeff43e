// SPDX-License-Identifier: Apache-2.0
package touchstone.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The messages of one language as they stand in their files.
 *
 * @param entries each key with its text and its place
 * @param faults lines that are no message of their room, or one that is there already
 */
record Words(Map<String, Entry> entries, List<String> faults) {
  static final Path FOLDER = Path.of("src/main/resources/messages");

  /** A message and where it stands. */
  record Entry(String key, String text, String place) {
    String finding(String words) {
      return place + ": " + key + " " + words;
    }

    /** Whether a script fills it in, which knows {0} and nothing else. */
    boolean scripted() {
      return key.startsWith("script_");
    }
  }

  /** Those of a language by its code; the files of English have none in their names. */
  static Words of(String code) {
    String ending = code.equals("en") ? ".properties" : "_" + code + ".properties";
    Words words = new Words(new LinkedHashMap<>(), new ArrayList<>());
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .filter(file -> file.getFileName().toString().matches("[a-z]+" + ending))
          .sorted()
          .forEach(file -> words.read(file, file.getFileName().toString().replace(ending, "")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return words;
  }

  private void read(Path file, String room) {
    int number = 0;
    for (String line : Sources.text(file).lines().toList()) {
      number++;
      int equals = line.indexOf('=');
      String place = file.getFileName() + ":" + number;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (equals < 0 || !line.startsWith(room + "_") || line.endsWith("\\")) {
        faults.add(place + ": is no message of the room " + room);
        continue;
      }
      Entry entry = new Entry(line.substring(0, equals), line.substring(equals + 1), place);
      if (entries.putIfAbsent(entry.key(), entry) != null) {
        faults.add(entry.finding("is there already"));
      }
    }
  }
}
