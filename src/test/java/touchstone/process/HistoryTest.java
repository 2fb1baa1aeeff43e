// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;
import touchstone.process.History.Event;

/**
 * A hundred careless raters while nodes are killed and the database restarts: what they were told
 * is compared with what is there in the end. Two nodes on PostgreSQL, one on H2.
 */
@Tag("fault")
class HistoryTest {
  private static final boolean POSTGRESQL = RunningApp.postgresql();
  private static final int JUDGEMENTS =
      Integer.getInteger("touchstone.history.judgements", POSTGRESQL ? 100_000 : 10_000);
  private static final int RATERS = Integer.getInteger("touchstone.history.raters", 100);
  private static final int THINK =
      Integer.getInteger("touchstone.history.think", POSTGRESQL ? 0 : 1000);
  private static final long KILL_EVERY_MILLIS = POSTGRESQL ? 10_000 : 30_000;
  private static final int OVERLAP = 3;
  private static final int LEASE_SECONDS = 5;
  private static final int RESTARTS = POSTGRESQL ? 2 : 0;

  private final List<RunningApp> nodes = new ArrayList<>();
  private final LongSummaryStatistics starts = new LongSummaryStatistics();
  private int kills;
  private int restarts;

  @Test
  void nothingIsLostDoubledOrStuckWhateverIsKilled() throws Exception {
    Path file = Files.createTempFile("touchstone-history", ".tsv");
    try (Store store = Store.fresh(POSTGRESQL);
        History history = new History(file)) {
      try {
        for (int i = 0; i < (POSTGRESQL ? 2 : 1); i++) {
          // They live for seconds: the code of a long run is not worth its compilation.
          nodes.add(new RunningApp(store, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
          nodes.get(i).start();
        }
        run(store, history);
      } finally {
        for (RunningApp node : nodes) {
          node.close();
        }
      }
    }
    Files.delete(file);
  }

  private void run(Store store, History history) throws Exception {
    Campaign campaign =
        Campaign.of(
            nodes.get(0).http(), JUDGEMENTS / OVERLAP, RATERS, OVERLAP, "PT" + LEASE_SECONDS + "S");
    long began = System.currentTimeMillis();
    work(store, history, campaign);
    double seconds = (System.currentTimeMillis() - began) / 1000.0;
    for (RunningApp node : nodes) {
      node.kill();
      node.start();
    }
    List<Event> events = history.read();
    List<HistoryChecker.Given> given = given(nodes.get(0).http(), campaign.project());
    HistoryChecker.Verdict verdict =
        new HistoryChecker(
                OVERLAP,
                IntStream.rangeClosed(1, JUDGEMENTS / OVERLAP)
                    .mapToObj(i -> "i" + i)
                    .collect(Collectors.toSet()))
            .check(events, given);
    long miscounts = miscounts();
    System.out.printf(
        "history on %s: %d nodes, %d raters, %.0f s, %d events, %d acknowledged, %d there (%d"
            + " surplus), %.0f a second | %d kills, back in %.1f s (longest %.1f s), %d database"
            + " restarts | %d cut, %d answers of 503 | %s, %d recounts that differ%n",
        POSTGRESQL ? "PostgreSQL" : "H2",
        nodes.size(),
        RATERS,
        seconds,
        events.size(),
        count(events, "ok", "submit", ""),
        given.size(),
        given.stream().filter(HistoryChecker.Given::surplus).count(),
        given.size() / seconds,
        kills,
        starts.getAverage() / 1000,
        starts.getMax() / 1000.0,
        restarts,
        count(events, "info", "", "cut"),
        count(events, "info", "", "503"),
        verdict,
        miscounts);
    assertEquals(HistoryChecker.Verdict.CLEAN, verdict);
    assertEquals(0, miscounts);
    assertEquals(RESTARTS, restarts);
  }

  /** Lets the raters work to the end and breaks things under them. */
  private void work(Store store, History history, Campaign campaign) throws Exception {
    int[] ports = nodes.stream().mapToInt(RunningApp::port).toArray();
    HistoryRater.Work shared =
        new HistoryRater.Work(ports, campaign.project(), history, LEASE_SECONDS * 1000L, THINK);
    ExecutorService threads = Executors.newFixedThreadPool(RATERS);
    List<Future<Void>> raters = new ArrayList<>();
    for (int i = 0; i < RATERS; i++) {
      raters.add(threads.submit(new HistoryRater(shared, i + 1, campaign.raters().get(i))));
    }
    threads.shutdown();
    long killAt = System.currentTimeMillis() + KILL_EVERY_MILLIS;
    while (!threads.awaitTermination(100, TimeUnit.MILLISECONDS)) {
      if (restarts < RESTARTS && history.judged() > (restarts + 1L) * JUDGEMENTS / 3) {
        store.stopImmediately();
        Thread.sleep(3000);
        store.start();
        history.stir();
        restarts++;
      }
      if (System.currentTimeMillis() >= killAt) {
        killAt = System.currentTimeMillis() + KILL_EVERY_MILLIS;
        RunningApp node = nodes.get(kills++ % nodes.size());
        node.kill();
        node.start();
        starts.accept(node.startMillis());
        history.stir();
      }
    }
    for (Future<Void> rater : raters) {
      rater.get();
    }
  }

  private static List<HistoryChecker.Given> given(Http http, String project) throws IOException {
    List<HistoryChecker.Given> given = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                http.download(
                    RunningApp.TOKEN, "/api/v1/projects/" + project + "/judgements?history=true"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode json = Json.tree(line);
        given.add(
            new HistoryChecker.Given(
                json.get("judgement").textValue(),
                json.get("item").textValue(),
                json.get("rater").textValue(),
                json.get("answer").textValue(),
                json.get("surplus").booleanValue()));
      }
    }
    return given;
  }

  /** How often a node that started found counters that differ from what they count. */
  private long miscounts() throws IOException {
    long differing = 0;
    for (RunningApp node : nodes) {
      try (var lines = Files.lines(node.log())) {
        differing +=
            lines
                .filter(line -> line.contains("Counters recounted: "))
                .filter(line -> !line.contains("Counters recounted: 0 tasks differ"))
                .count();
      }
    }
    return differing;
  }

  private static long count(List<Event> events, String type, String act, String said) {
    return events.stream()
        .filter(event -> event.type().equals(type) && event.act().startsWith(act))
        .filter(event -> said.isEmpty() || event.said().equals(said))
        .count();
  }
}
