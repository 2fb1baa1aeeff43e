// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who was shown which item when: the impressions of both men campaigns of Open Bandit in the order
 * of their times, each with its slice, the item within the campaign, of the 50 slices shown most.
 */
final class Fashion {
  private static final int SLICES = 50;

  private Fashion() {}

  private record Shown(String at, String slice) {}

  /** The slice of each impression; skipped where {@code touchstone.data} names no folder. */
  static List<String> slices() {
    String folder = System.getProperty("touchstone.data", "");
    assumeTrue(!folder.isBlank(), "skipped: touchstone.data names no folder with open-bandit/");
    List<Shown> all = new ArrayList<>();
    for (String campaign : List.of("bts", "random")) {
      for (String line : lines(Path.of(folder, "open-bandit", campaign + "-men", "men.csv"))) {
        String[] cells = line.split(",", 4);
        all.add(new Shown(cells[1], campaign + ":" + cells[2]));
      }
    }
    all.sort((one, other) -> one.at().compareTo(other.at()));
    Map<String, Integer> counts = new HashMap<>();
    all.forEach(each -> counts.merge(each.slice(), 1, Integer::sum));
    Set<String> most =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(SLICES)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return all.stream().map(Shown::slice).filter(most::contains).toList();
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.subList(1, lines.size());
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
