// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Labels a second through the whole application (sign-in by token, validation, overlap 3), each
 * request a submit with the next lease, beside what PostgreSQL alone gives in the same run.
 */
@Tag("bench")
class ThroughputBench {
  private static final int SECONDS = Integer.getInteger("touchstone.bench.seconds", 20);
  private static final int WARM = Integer.getInteger("touchstone.bench.warm", 40);
  private static final String JVM = System.getProperty("touchstone.bench.jvm", "-Xmx1g");
  private static final List<Integer> RATERS =
      Arrays.stream(System.getProperty("touchstone.bench.raters", "1,8,32,100").split(","))
          .map(Integer::valueOf)
          .toList();

  @Test
  void labelsASecond() throws Exception {
    try (Store store = Store.fresh(true);
        RunningApp app = new RunningApp(store, JVM.split(" "))) {
      app.start();
      int items = 500 * (WARM + SECONDS * RATERS.size());
      Campaign campaign = Campaign.of(app.http(), items, 100, 3, "PT10M");
      System.out.println(
          "| raters | ceiling labels/s | ours labels/s | ratio | p50 ms | p95 ms | p99 ms"
              + " | CPU ms a label: application | database | client |");
      System.out.println("|---|---|---|---|---|---|---|---|---|---|");
      new Load(app, campaign.project(), campaign.raters().subList(0, 32)).run(WARM);
      for (int raters : RATERS) {
        measure(store, app, campaign, raters);
      }
    }
  }

  private static void measure(Store store, RunningApp app, Campaign campaign, int raters)
      throws Exception {
    atRest(store);
    RawCeiling.Reached ceiling = RawCeiling.run(store.database(), store.port(), raters, SECONDS);
    Load load = new Load(app, campaign.project(), campaign.raters().subList(0, raters));
    Used before = Used.by(app, store);
    List<Double> millis = load.run(SECONDS);
    Used used = Used.by(app, store).since(before);
    double perSecond = millis.size() / (double) SECONDS;
    Spread spread = Spread.of(millis);
    System.out.printf(
        "| %d | %.0f | %.0f | %.1f %% | %.1f | %.1f | %.1f | %.2f | %.2f | %.2f |%n",
        raters,
        ceiling.perSecond(),
        perSecond,
        100 * perSecond / ceiling.perSecond(),
        spread.p50(),
        spread.p95(),
        spread.p99(),
        used.application() / millis.size(),
        used.database() / millis.size(),
        used.client() / millis.size());
  }

  /** What the load before left to clean up would else be counted against the ceiling. */
  private static void atRest(Store store) throws Exception {
    try (Connection connection = store.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
      for (int second = 0; second < 60; second++) {
        try (ResultSet workers =
            statement.executeQuery(
                "SELECT COUNT(*) FROM pg_stat_activity"
                    + " WHERE backend_type = 'autovacuum worker'")) {
          workers.next();
          if (workers.getInt(1) == 0) {
            return;
          }
        }
        Thread.sleep(1000);
      }
    }
  }
}
