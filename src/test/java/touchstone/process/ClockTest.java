// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The clock of the application's machine is an hour off and jumps: leases end by the database's
 * clock alone, neither early nor late. Needs libfaketime (Debian: apt-get install libfaketime).
 */
@Tag("fault")
class ClockTest {
  private static final Path LIBRARY =
      Path.of(
          System.getProperty(
              "touchstone.faketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"));

  /**
   * The last one is far back, and lasts: what goes by the application's clock then stands still.
   */
  private static final List<String> JUMPS = List.of("-1h", "+2h", "+0", "-2h");

  @Test
  void leasesEndByTheDatabasesClockAlone() throws Exception {
    assumeTrue(RunningApp.postgresql(), "The clock of H2 is the application's own.");
    assumeTrue(
        Files.exists(LIBRARY),
        "No libfaketime here; -Dtouchstone.faketime=FILE names one elsewhere.");
    Path clock = Files.createTempFile("touchstone-clock", null);
    Files.writeString(clock, "+1h\n");
    try (Store store = Store.fresh(true);
        RunningApp app = new RunningApp(store)) {
      app.with("LD_PRELOAD", LIBRARY.toString())
          .with("FAKETIME_TIMESTAMP_FILE", clock.toString())
          .with("FAKETIME_CACHE_DURATION", "1")
          .with("FAKETIME_DONT_FAKE_MONOTONIC", "1");
      app.start();
      try (HistoryRun run =
          new HistoryRun(new HistoryRun.Size(250, 20, 3, 5, 1500), List.of(app))) {
        int jumps = 0;
        for (long at = System.nanoTime(); !run.done(200); ) {
          if (jumps < JUMPS.size() && System.nanoTime() - at > Duration.ofSeconds(8).toNanos()) {
            Files.writeString(clock, JUMPS.get(jumps++) + "\n");
            at = System.nanoTime();
          }
        }
        Duration off = Duration.between(Instant.now(), clockOf(app));
        HistoryRun.Report report = run.report();
        System.out.printf(
            "clock %d min off in the end, %d jumps: %s%n",
            off.toMinutes(), jumps, report.figures());
        assertTrue(off.toMinutes() <= -119, "the clock was not off: " + off);
        assertEquals(HistoryChecker.Verdict.CLEAN, report.verdict());
      }
    } finally {
      Files.delete(clock);
    }
  }

  /** The application's clock, read off something that it made just now. */
  private static Instant clockOf(RunningApp app) throws Exception {
    return Instant.parse(
        app.http()
            .post(RunningApp.TOKEN, "/api/v1/pools", Map.of("slug", "late", "name", "Late"))
            .json()
            .get("createdAt")
            .textValue());
  }
}
