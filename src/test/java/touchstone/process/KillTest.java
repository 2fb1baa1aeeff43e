// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/** Kills the application while 32 raters work: what was acknowledged is there when it is back. */
@Tag("fault")
class KillTest {
  private static final int KILLS = 10;
  private static final int RATERS = 32;
  private static final int ITEMS = 3000;
  private static final int OVERLAP = 3;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger serverErrors = new AtomicInteger();

  @Test
  void nothingAcknowledgedIsLostInTenKills() throws Exception {
    try (RunningApp app = new RunningApp(RunningApp.postgresql())) {
      app.start();
      Campaign campaign = Campaign.of(app.http(), ITEMS, RATERS, OVERLAP, "PT20S");
      ExecutorService pool = Executors.newFixedThreadPool(RATERS);
      List<Future<?>> raters = new ArrayList<>();
      for (String rater : campaign.raters()) {
        raters.add(pool.submit(() -> work(app.http(), campaign.project(), rater)));
      }
      Random random = new Random(7);
      int before = 0;
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitWork(before + 100);
        Thread.sleep(random.nextInt(1000));
        app.kill();
        Set<String> promised = new HashSet<>(acknowledged);
        app.start();
        Set<String> there = recorded(app.http(), campaign.project()).keySet();
        Set<String> lost = new HashSet<>(promised);
        lost.removeAll(there);
        System.out.printf(
            "kill %d: %d acknowledged (%d new), %d lost, back in %d ms%n",
            kill, promised.size(), promised.size() - before, lost.size(), app.startMillis());
        assertEquals(Set.of(), lost);
        assertTrue(promised.size() > before, "no work was under way");
        before = promised.size();
      }
      for (Future<?> rater : raters) {
        rater.get(10, TimeUnit.MINUTES);
      }
      pool.shutdown();
      check(app, campaign);
    }
  }

  /** Kills only while answers come in, however slow the machine. */
  private void awaitWork(int wanted) throws InterruptedException {
    for (int look = 0; look < 1200 && acknowledged.size() < wanted; look++) {
      Thread.sleep(50);
    }
  }

  /** Works until nothing is left, sending each answer again until it is acknowledged. */
  private Void work(Http http, String project, String token) throws InterruptedException {
    String lease = null;
    while (true) {
      try {
        if (lease == null) {
          Http.Answer given = http.post(token, "/api/v1/projects/" + project + "/leases", null);
          count(given);
          if (given.status() == 200) {
            JsonNode leases = given.json().get("leases");
            if (!leases.isEmpty()) {
              lease = leases.get(0).get("lease").textValue();
            } else if (given.json().get("left").textValue().equals("none")) {
              return null;
            } else {
              Thread.sleep(500);
            }
          }
        } else {
          Http.Answer done =
              http.post(
                  token,
                  "/api/v1/projects/" + project + "/judgements?next=true",
                  Map.of("lease", lease, "answers", Map.of("q", "yes")));
          count(done);
          if (done.status() == 201 || done.status() == 200) {
            acknowledged.add(done.json().get("judgement").textValue());
            JsonNode next = done.json().get("next");
            lease = next == null ? null : next.get("lease").textValue();
          }
        }
      } catch (IOException cut) {
        Thread.sleep(200);
      }
    }
  }

  private void count(Http.Answer answer) {
    if (answer.status() >= 500 && answer.status() != 503) {
      serverErrors.incrementAndGet();
    }
  }

  /** Judgement ids to item and rater. */
  private static Map<String, JsonNode> recorded(Http http, String project) throws IOException {
    Map<String, JsonNode> lines = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                http.download(RunningApp.TOKEN, "/api/v1/projects/" + project + "/judgements"),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          JsonNode json = Json.tree(line);
          lines.put(json.get("judgement").textValue(), json);
        }
      }
    }
    return lines;
  }

  private void check(RunningApp app, Campaign campaign) throws Exception {
    Map<String, JsonNode> lines = recorded(app.http(), campaign.project());
    Map<String, Integer> perItem = new HashMap<>();
    Set<String> pairs = new HashSet<>();
    int repeats = 0;
    int surplus = 0;
    for (JsonNode line : lines.values()) {
      if (line.get("surplus").booleanValue()) {
        surplus++;
      } else {
        perItem.merge(line.get("item").textValue(), 1, Integer::sum);
      }
      if (!pairs.add(line.get("item").textValue() + "/" + line.get("rater").textValue())) {
        repeats++;
      }
    }
    long over = perItem.values().stream().filter(count -> count > OVERLAP).count();
    long finished = perItem.values().stream().filter(count -> count == OVERLAP).count();
    Set<String> lost = new HashSet<>(acknowledged);
    lost.removeAll(lines.keySet());
    app.kill();
    app.start();
    long recounts =
        Files.readAllLines(app.log()).stream()
            .filter(line -> line.contains("Counters recounted: 0 tasks differ"))
            .count();
    System.out.printf(
        "%s: %d acknowledged, %d lost, %d over, %d repeats, %d of %d finished, %d surplus,"
            + " %d server errors, %d of %d recounts without difference%n",
        RunningApp.postgresql() ? "PostgreSQL" : "H2",
        acknowledged.size(),
        lost.size(),
        over,
        repeats,
        finished,
        ITEMS,
        surplus,
        serverErrors.get(),
        recounts,
        KILLS + 2);
    assertEquals(0, lost.size());
    assertEquals(0, over);
    assertEquals(0, repeats);
    assertEquals(ITEMS, finished);
    assertEquals(0, serverErrors.get());
    assertEquals(KILLS + 2, recounts);
  }
}
