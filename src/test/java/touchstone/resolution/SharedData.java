// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;

/**
 * Public data to measure against, in the folder that the system property {@code touchstone.data}
 * names; without it, tests that need it are skipped.
 */
public final class SharedData {
  /** The crowds whose answers are classes. */
  public static final List<String> CROWDS =
      List.of(
          "bluebird",
          "dog",
          "rte",
          "product",
          "possent",
          "s_adult",
          "weather_cf",
          "weather_amt",
          "music",
          "zencrowd_in",
          "zencrowd_us",
          "zencrowd_all");

  private SharedData() {}

  /** A crowd's labels by task: pairs of worker and label, in the order of the file. */
  public static Map<String, List<String[]>> crowd(String name) {
    Map<String, List<String[]>> tasks = new LinkedHashMap<>();
    for (String[] line : csv(name + ".labels.csv")) {
      tasks
          .computeIfAbsent(line[0], task -> new ArrayList<>())
          .add(new String[] {line[1], line[2]});
    }
    return tasks;
  }

  /** The same labels as a matrix; of a worker's several labels on a task the last. */
  public static VoteMatrix matrix(String name) {
    VoteMatrix.Builder builder = new VoteMatrix.Builder();
    crowd(name)
        .forEach((task, votes) -> votes.forEach(vote -> builder.vote(task, vote[0], vote[1])));
    return builder.build();
  }

  /** The true label of each task that has one. */
  public static Map<String, String> truth(String name) {
    Map<String, String> truth = new LinkedHashMap<>();
    csv(name + ".truth.csv").forEach(line -> truth.put(line[0], line[1]));
    return truth;
  }

  /** The safety votes of each dialogue of DICES-350. */
  public static List<List<String>> dices() {
    try {
      JsonNode file = Json.mapper().readTree(folder().resolve("dices-350/votes.json").toFile());
      List<List<String>> units = new ArrayList<>();
      for (JsonNode instance : file.path("instances")) {
        List<String> votes = new ArrayList<>();
        instance
            .at("/annotations/safety/individual_human_scores")
            .forEach(vote -> votes.add(vote.textValue()));
        units.add(votes);
      }
      return units;
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** A file of the crowd folder as it is. */
  public static byte[] crowdFile(String file) {
    try {
      return Files.readAllBytes(folder().resolve("crowd").resolve(file));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static List<String[]> csv(String file) {
    try {
      return Files.readAllLines(folder().resolve("crowd").resolve(file)).stream()
          .skip(1)
          .map(line -> line.split(","))
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Path folder() {
    String folder = System.getProperty("touchstone.data", "");
    assumeTrue(
        !folder.isBlank(),
        "skipped: the system property touchstone.data names no folder with crowd/ and dices-350/");
    return Path.of(folder);
  }
}
