// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a label costs in CPU, minute by minute, while 32 raters finish task after task. */
@Tag("bench")
class SoakBench {
  private static final int MINUTES = Integer.getInteger("touchstone.bench.minutes", 15);
  private static final int RATERS = 32;

  @Test
  void aLabelCostsAtTheEndWhatItCostAtTheStart() throws Exception {
    try (Store store = Store.fresh(true);
        RunningApp app = new RunningApp(store, "-Xmx1g")) {
      app.start();
      Campaign campaign = Campaign.of(app.http(), 22_000 * (MINUTES + 2), RATERS, 3, "PT10M");
      Load load = new Load(app, campaign.project(), campaign.raters());
      load.run(90);
      System.out.println("| minute | labels/s | CPU ms a label: application | database |");
      System.out.println("|---|---|---|---|");
      for (int minute = 1; minute <= MINUTES; minute++) {
        Used before = Used.by(app, store);
        int labels = load.run(60).size();
        Used used = Used.by(app, store).since(before);
        System.out.printf(
            "| %d | %.0f | %.3f | %.3f |%n",
            minute, labels / 60.0, used.application() / labels, used.database() / labels);
      }
      System.out.printf("resident memory at most %d MB%n", app.residentMegabytes());
    }
  }
}
