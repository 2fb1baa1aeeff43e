// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import touchstone.base.Json;
import touchstone.process.History.Event;

/** Careless raters at work on a campaign of their own, and the report on it when they are done. */
final class HistoryRun implements AutoCloseable {
  /** How large a run is; think is the mean time a rater takes for an item. */
  record Size(int items, int raters, int overlap, int leaseSeconds, int thinkMillis) {}

  private final Size size;
  private final List<RunningApp> nodes;
  private final Path file;
  private final History history;
  private final String project;
  private final ExecutorService threads;
  private final List<Future<Void>> raters = new ArrayList<>();
  private final long began;

  /** Lays the campaign out on nodes that run, and lets the raters begin. */
  HistoryRun(Size size, List<RunningApp> nodes) throws IOException {
    this.size = size;
    this.nodes = nodes;
    file = Files.createTempFile("touchstone-history", ".tsv");
    history = new History(file);
    Campaign campaign =
        Campaign.of(
            nodes.get(0).http(),
            size.items(),
            size.raters(),
            size.overlap(),
            "PT" + size.leaseSeconds() + "S");
    project = campaign.project();
    began = System.currentTimeMillis();
    HistoryRater.Work work =
        new HistoryRater.Work(
            nodes.stream().mapToInt(RunningApp::port).toArray(),
            project,
            history,
            size.leaseSeconds() * 1000L,
            size.thinkMillis());
    threads = Executors.newFixedThreadPool(size.raters());
    for (int i = 0; i < size.raters(); i++) {
      raters.add(threads.submit(new HistoryRater(work, i + 1, campaign.raters().get(i))));
    }
    threads.shutdown();
  }

  History history() {
    return history;
  }

  /** Waits so long at most for the raters to end; whether they have. */
  boolean done(long millis) throws Exception {
    if (!threads.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
      return false;
    }
    for (Future<Void> rater : raters) {
      rater.get();
    }
    return true;
  }

  /** What came of it: the verdict, and a line of figures. */
  record Report(HistoryChecker.Verdict verdict, String figures) {}

  /** Checks what was written against what the first node gives out. */
  Report report() throws IOException {
    double seconds = (history.lastProgress() - began) / 1000.0;
    List<Event> events = history.read();
    List<HistoryChecker.Given> given = given();
    HistoryChecker.Verdict verdict =
        new HistoryChecker(
                size.overlap(),
                IntStream.rangeClosed(1, size.items())
                    .mapToObj(i -> "i" + i)
                    .collect(Collectors.toSet()))
            .check(events, given);
    String figures =
        String.format(
            "%d nodes, %d raters, %.0f s, %d events, %d acknowledged, %d there (%d surplus), %.0f a"
                + " second | %d cut, %d answers of 503 | %s",
            nodes.size(),
            size.raters(),
            seconds,
            events.size(),
            count(events, "ok", "submit", ""),
            given.size(),
            given.stream().filter(HistoryChecker.Given::surplus).count(),
            given.size() / seconds,
            count(events, "info", "", "cut"),
            count(events, "info", "", "503"),
            verdict);
    return new Report(verdict, figures);
  }

  private List<HistoryChecker.Given> given() throws IOException {
    List<HistoryChecker.Given> given = new ArrayList<>();
    String path = "/api/v1/projects/" + project + "/judgements?history=true";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                nodes.get(0).http().download(RunningApp.TOKEN, path), StandardCharsets.UTF_8))) {
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

  private static long count(List<Event> events, String type, String act, String said) {
    return events.stream()
        .filter(event -> event.type().equals(type) && event.act().startsWith(act))
        .filter(event -> said.isEmpty() || event.said().equals(said))
        .count();
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    history.close();
    Files.delete(file);
  }
}
