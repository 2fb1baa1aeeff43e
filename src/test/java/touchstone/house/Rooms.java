// SPDX-License-Identifier: Apache-2.0
package touchstone.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of rooms in ARCHITECTURE.md: floor, room, and the rooms that it may import. */
final class Rooms {
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d+) \\| `(\\w+)` \\| [^|]+ \\| ([^|]*) \\|$");

  private final Map<String, Integer> floors = new TreeMap<>();
  private final Map<String, Set<String>> imports = new TreeMap<>();

  static Rooms fromArchitectureMd() {
    Rooms rooms = new Rooms();
    try {
      for (String line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
          rooms.floors.put(row.group(2), Integer.valueOf(row.group(1)));
          Set<String> imported = new TreeSet<>(Arrays.asList(row.group(3).split("[,\\s]+")));
          imported.remove("");
          imported.remove("–");
          rooms.imports.put(row.group(2), imported);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return rooms;
  }

  /** The room of a package, or null for what is not ours. */
  static String of(String packageName) {
    String[] parts = packageName.split("\\.");
    return parts.length > 1 && parts[0].equals("touchstone") ? parts[1] : null;
  }

  Set<String> names() {
    return floors.keySet();
  }

  int floor(String room) {
    return floors.getOrDefault(room, 0);
  }

  Set<String> imports(String room) {
    return imports.getOrDefault(room, Set.of());
  }

  boolean mayImport(String from, String to) {
    return imports(from).contains(to);
  }
}
