// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import touchstone.app.Api;
import touchstone.app.AppTest;
import touchstone.base.Json;
import touchstone.feedback.StreamCalls;

/**
 * Real impressions and clicks of a fashion shop (Open Bandit, men's campaigns, 10,000 each), sent
 * as predictions and outcomes: what is joined is what the files say, category by category.
 */
@AppTest
class OpenBanditTest {
  private static final String DATA = System.getProperty("touchstone.data", "");

  /** Impressions and clicks. */
  private record Count(int impressions, int clicks) {
    Count plus(boolean click) {
      return new Count(impressions + 1, clicks + (click ? 1 : 0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"random-men", "bts-men"})
  void whatIsJoinedIsWhatTheFileSays(String campaign) throws Exception {
    assumeTrue(!DATA.isBlank(), "needs -Dtouchstone.data");
    Path folder = Path.of(DATA, "open-bandit", campaign);
    Map<String, String> categories = categories(folder);
    Map<String, Count> expected = new TreeMap<>();
    StreamCalls stream = StreamCalls.made();
    send(stream, folder, categories, expected);
    Map<String, Count> joined = new TreeMap<>();
    for (JsonNode label : stream.labels("")) {
      assertEquals("closed", label.get("state").asText());
      joined.merge(
          label.get("slices").get("category").asText(),
          new Count(0, 0).plus(label.get("label").asText().equals("1")),
          (one, other) ->
              new Count(one.impressions() + other.impressions(), one.clicks() + other.clicks()));
    }
    assertEquals(expected, joined);
    assertEquals(10_000, joined.values().stream().mapToInt(Count::impressions).sum());
    watched(stream, expected);
  }

  private static Map<String, String> categories(Path folder) throws IOException {
    Map<String, String> categories = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("item_context.csv"))) {
      String[] cells = line.split(",");
      categories.put(cells[1], cells[3]);
    }
    return categories;
  }

  /** Clicks come up to twenty minutes after, out of order, some of them twice. */
  private static void send(
      StreamCalls stream, Path folder, Map<String, String> categories, Map<String, Count> expected)
      throws IOException {
    Random random = new Random(3);
    StringBuilder predictions = new StringBuilder();
    StringBuilder clicks = new StringBuilder();
    List<String> lines = Files.readAllLines(folder.resolve("men.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      String category = categories.get(cells[2]);
      boolean click = cells[4].equals("1");
      Instant at = OffsetDateTime.parse(cells[1].replace(' ', 'T')).toInstant();
      predictions.append(
          "{\"key\":\""
              + cells[0]
              + "\",\"at\":\""
              + at
              + "\",\"propensity\":"
              + cells[5]
              + ",\"slices\":{\"category\":\""
              + category
              + "\",\"position\":"
              + cells[3]
              + "},\"features\":{\"item\":"
              + cells[2]
              + "}}\n");
      expected.merge(
          category,
          new Count(0, 0).plus(click),
          (one, other) ->
              new Count(one.impressions() + other.impressions(), one.clicks() + other.clicks()));
      if (click) {
        String outcome =
            "{\"key\":\""
                + cells[0]
                + "\",\"type\":\"click\",\"at\":\""
                + at.plusSeconds(random.nextInt(1200))
                + "\"}\n";
        clicks.insert(0, random.nextInt(5) == 0 ? outcome + outcome : outcome);
      }
    }
    stream.outcomes(clicks + "{\"type\":\"heartbeat\"}\n").statusCode(200);
    stream.predictions(predictions.toString()).statusCode(200);
  }

  /** The cells say the same as the labels. */
  private static void watched(StreamCalls stream, Map<String, Count> expected)
      throws InterruptedException {
    String path = stream.path("/slices?from=2019-01-01T00:00:00Z&to=2020-01-01T00:00:00Z");
    Map<String, Count> seen = new TreeMap<>();
    for (int look = 0; look < 600 && !seen.equals(expected); look++) {
      Thread.sleep(200);
      seen.clear();
      for (JsonNode slice : Json.tree(Api.admin().get(path).asString()).get("slices")) {
        if (slice.path("name").asText().equals("category")) {
          JsonNode figures = slice.get("figures");
          long predictions = figures.get("predictions").asLong();
          seen.put(
              slice.get("value").asText(),
              new Count(
                  (int) predictions,
                  (int) Math.round(figures.get("joinRate").asDouble() * predictions)));
        }
      }
    }
    assertEquals(expected, seen);
  }
}
