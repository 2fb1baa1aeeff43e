// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A hundred careless raters while nodes are killed and the database restarts: what they were told
 * is compared with what is there in the end. Two nodes on PostgreSQL, one on H2.
 */
@Tag("fault")
class HistoryTest {
  private static final boolean POSTGRESQL = RunningApp.postgresql();
  private static final int OVERLAP = 3;
  private static final int JUDGEMENTS =
      Integer.getInteger("touchstone.history.judgements", POSTGRESQL ? 100_000 : 10_000);
  private static final HistoryRun.Size SIZE =
      new HistoryRun.Size(
          JUDGEMENTS / OVERLAP,
          Integer.getInteger("touchstone.history.raters", 100),
          OVERLAP,
          5,
          Integer.getInteger("touchstone.history.think", POSTGRESQL ? 250 : 1000));
  private static final long KILL_EVERY_MILLIS = POSTGRESQL ? 10_000 : 30_000;
  private static final int RESTARTS = POSTGRESQL ? 2 : 0;

  private final List<RunningApp> nodes = new ArrayList<>();
  private final LongSummaryStatistics starts = new LongSummaryStatistics();
  private int kills;
  private int restarts;

  @Test
  void nothingIsLostDoubledOrStuckWhateverIsKilled() throws Exception {
    try (Store store = Store.fresh(POSTGRESQL)) {
      try {
        // They live for seconds, and share two cores with all the rest: a node that is busy must
        // not keep another from starting.
        List<String> jvm = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", classesOf(store));
        for (int i = 0; i < (POSTGRESQL ? 2 : 1); i++) {
          nodes.add(
              new RunningApp(store, jvm.toArray(String[]::new))
                  .with("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "6"));
          nodes.get(i).start();
        }
        run(store);
      } finally {
        for (RunningApp node : nodes) {
          node.close();
        }
      }
    }
  }

  /** The classes of a first start, kept for those to come: half of a start is loading them. */
  private static String classesOf(Store store) throws Exception {
    Path archive = store.folder().resolve("classes.jsa");
    try (RunningApp first =
        new RunningApp(store, "-XX:+UseSerialGC", "-XX:ArchiveClassesAtExit=" + archive)) {
      first.start();
    }
    return "-XX:SharedArchiveFile=" + archive;
  }

  private void run(Store store) throws Exception {
    try (HistoryRun run = new HistoryRun(SIZE, nodes)) {
      breakThingsUnder(run, store);
      for (RunningApp node : nodes) {
        node.kill();
        node.start();
      }
      HistoryRun.Report report = run.report();
      long miscounts = miscounts();
      System.out.printf(
          "history on %s: %s | %d kills, back in %.1f s (longest %.1f s), %d database restarts, %d"
              + " recounts that differ%n",
          POSTGRESQL ? "PostgreSQL" : "H2",
          report.figures(),
          kills,
          starts.getAverage() / 1000,
          starts.getMax() / 1000.0,
          restarts,
          miscounts);
      assertEquals(HistoryChecker.Verdict.CLEAN, report.verdict());
      assertEquals(0, miscounts);
      assertEquals(RESTARTS, restarts);
    }
  }

  private void breakThingsUnder(HistoryRun run, Store store) throws Exception {
    long killAt = System.currentTimeMillis() + KILL_EVERY_MILLIS;
    while (!run.done(100)) {
      if (restarts < RESTARTS && run.history().judged() > (restarts + 1L) * JUDGEMENTS / 3) {
        store.stopImmediately();
        Thread.sleep(3000);
        store.start();
        run.history().stir();
        restarts++;
      }
      if (System.currentTimeMillis() >= killAt) {
        killAt = System.currentTimeMillis() + KILL_EVERY_MILLIS;
        RunningApp node = nodes.get(kills++ % nodes.size());
        node.kill();
        node.start();
        starts.accept(node.startMillis());
        run.history().stir();
      }
    }
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
}
