// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/**
 * Kills the application twenty times while senders that retry bring 100,000 events: each is there
 * once when they are done.
 */
@Tag("fault")
class FeedbackKillTest {
  private static final int KILLS = 20;
  private static final int EVENTS = 100_000;
  private static final int SENDERS = 4;
  private static final int BATCH = 50;
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger again = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  @Test
  void everyEventIsThereOnce() throws Exception {
    try (RunningApp app = new RunningApp(RunningApp.postgresql())) {
      app.start();
      String path = stream(app);
      ExecutorService pool = Executors.newFixedThreadPool(SENDERS);
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        senders.add(pool.submit(() -> send(app, path)));
      }
      Random random = new Random(20);
      for (int kill = 1; kill <= KILLS; kill++) {
        int before = acknowledged.get();
        int until = Math.min(EVENTS - BATCH, kill * EVENTS / (KILLS + 1));
        for (int look = 0; look < 6000 && acknowledged.get() < until; look++) {
          Thread.sleep(10);
        }
        Thread.sleep(random.nextInt(50));
        app.kill();
        int sent = acknowledged.get();
        app.start();
        System.out.printf(
            "kill %d at %d of %d events, back in %d ms%n", kill, sent, EVENTS, app.startMillis());
        assertTrue(sent > before, "nothing was under way");
      }
      for (Future<?> sender : senders) {
        sender.get(10, TimeUnit.MINUTES);
      }
      pool.shutdown();
      check(app, path);
    }
  }

  private static String stream(RunningApp app) throws IOException {
    Object policy =
        Map.of("window", "PT30M", "outcomes", List.of(Map.of("type", "click", "label", "1")));
    Http.Answer made =
        app.http()
            .post(
                RunningApp.TOKEN,
                "/api/v1/streams",
                Map.of("slug", "clicks", "question", "clicked", "policy", policy));
    assertEquals(201, made.status());
    return "/api/v1/streams/clicks";
  }

  /** The first half of a batch are predictions, the second their clicks; each again until 200. */
  private Void send(RunningApp app, String path) throws InterruptedException {
    for (int from = next.getAndAdd(BATCH); from < EVENTS; from = next.getAndAdd(BATCH)) {
      StringBuilder predictions = new StringBuilder();
      StringBuilder clicks = new StringBuilder();
      for (int i = from / 2; i < (from + BATCH) / 2; i++) {
        Instant at = START.plusSeconds(i);
        predictions.append("{\"key\":\"k" + i + "\",\"at\":\"" + at + "\",\"score\":0.5}\n");
        clicks.append(
            "{\"key\":\"k" + i + "\",\"type\":\"click\",\"at\":\"" + at.plusSeconds(9) + "\"}\n");
      }
      until200(app, path + "/predictions", predictions.toString());
      until200(app, path + "/outcomes", clicks.toString());
      acknowledged.addAndGet(BATCH);
    }
    return null;
  }

  private void until200(RunningApp app, String path, String lines) throws InterruptedException {
    while (true) {
      try (Wire wire = new Wire(app.port(), RunningApp.TOKEN)) {
        int status = wire.post(path, lines).status();
        if (status == 200) {
          return;
        }
        if (status != 503) {
          refusals.incrementAndGet();
        }
      } catch (IOException nobodyKnows) {
        // the same again
      }
      again.incrementAndGet();
      Thread.sleep(20);
    }
  }

  private void check(RunningApp app, String path) throws IOException {
    Set<String> keys = new HashSet<>();
    int lines = 0;
    try (BufferedReader labels =
        new BufferedReader(
            new InputStreamReader(
                app.http().download(RunningApp.TOKEN, path + "/labels"), StandardCharsets.UTF_8))) {
      for (String line = labels.readLine(); line != null; line = labels.readLine()) {
        JsonNode label = Json.tree(line);
        assertEquals("1", label.get("label").asText(), line);
        keys.add(label.get("key").asText());
        lines++;
      }
    }
    JsonNode health = app.http().get(RunningApp.TOKEN, path + "/health").json();
    long doubled =
        lines
            - keys.size()
            + health.get("predictions").asLong()
            + health.get("outcomes").asLong()
            - EVENTS;
    System.out.printf(
        "%d kills, %d events, %d requests sent again: %d missing, %d doubled, %d answers but 200 and"
            + " 503%n",
        KILLS, EVENTS, again.get(), EVENTS / 2 - keys.size(), doubled, refusals.get());
    assertEquals(EVENTS / 2, keys.size());
    assertEquals(0, doubled);
    assertEquals(0, refusals.get());
  }
}
