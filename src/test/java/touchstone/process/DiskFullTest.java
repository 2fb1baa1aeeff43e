// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The store's disk is full for a while: who answers is told to come again, nothing acknowledged is
 * lost, and all goes on when there is room, without a restart of the application. On H2 it is
 * nearly full: the application takes nothing from then on. PostgreSQL stops by itself when its log
 * has no room; it is started again as whoever watches over it would do.
 */
@Tag("fault")
class DiskFullTest {
  private static final int MEGABYTES = RunningApp.postgresql() ? 200 : 512;
  private static final long RECOVERY_MILLIS = 10_000;

  @Test
  void nothingAcknowledgedIsLostAndAllGoesOnWhenThereIsRoom() throws Exception {
    Path disk = Files.createTempDirectory("touchstone-disk");
    String size = "size=" + MEGABYTES + "m,mode=0777";
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", size, "tmpfs", disk.toString()),
        "A small disk cannot be mounted here (it takes the rights of root).");
    try (Store store = Store.in(disk, RunningApp.postgresql());
        RunningApp app = new RunningApp(store)) {
      app.start();
      try (HistoryRun run =
          new HistoryRun(new HistoryRun.Size(3000, 20, 2, 5, 200), List.of(app))) {
        Thread.sleep(5000);
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        long full = System.currentTimeMillis();
        Thread.sleep(15_000);
        boolean refused = run.history().lastProgress() < System.currentTimeMillis() - 1000;
        Files.delete(ballast);
        if (store.postgresql()) {
          store.ensureRunning();
        }
        long room = System.currentTimeMillis();
        run.history().stir();
        long stirred = run.history().lastProgress();
        boolean done = false;
        while (!done && run.history().lastProgress() == stirred) {
          done = run.done(50);
          assertTrue(System.currentTimeMillis() - room < 60_000, "it does not go on");
        }
        long recovered = run.history().lastProgress() - room;
        assertTrue(run.done(300_000), "the raters do not come to an end");
        HistoryRun.Report report = run.report();
        System.out.printf(
            "disk of %s full for %d ms (work stood still: %s): goes on %d ms after | %s%n",
            store.postgresql() ? "PostgreSQL" : "H2",
            room - full,
            refused,
            recovered,
            report.figures());
        assertTrue(refused, "the disk did not become full");
        assertTrue(recovered <= RECOVERY_MILLIS, recovered + " ms");
        assertEquals(HistoryChecker.Verdict.CLEAN, report.verdict());
      }
    } finally {
      run("umount", disk.toString());
    }
  }

  /**
   * Takes all the room there is; on H2, which does not survive that, all but less than what the
   * application keeps free.
   */
  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    long left = RunningApp.postgresql() ? 0 : 32L << 20;
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (left == 0 || ballast.toFile().getUsableSpace() > left) {
        out.write(block);
      }
    } catch (IOException full) {
      // As it should be.
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }
}
