// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Labels a second through the whole application (sign-in by token, validation, overlap 3), each
 * request a submit with the next lease, beside what PostgreSQL alone gives in the same run.
 */
@Tag("bench")
class ThroughputBench {
  private static final int SECONDS = Integer.getInteger("touchstone.bench.seconds", 20);
  private static final Pattern LEASE = Pattern.compile("\"lease\":\"([0-9a-f-]{36})\"");
  private static final List<Integer> RATERS =
      java.util.Arrays.stream(
              System.getProperty("touchstone.bench.raters", "1,8,32,100").split(","))
          .map(Integer::valueOf)
          .toList();

  @Test
  void labelsASecond() throws Exception {
    try (Store store = Store.fresh(true);
        RunningApp app =
            new RunningApp(
                store, System.getProperty("touchstone.bench.jvm", "-Xmx1g").split(" "))) {
      app.start();
      Campaign campaign =
          Campaign.of(app.http(), 1200 * SECONDS * RATERS.size() / 2, 100, 3, "PT10M");
      System.out.println(
          "| raters | ceiling labels/s | ours labels/s | ratio | p50 ms | p95 ms | p99 ms"
              + " | CPU ms a label: application | database | client |");
      System.out.println("|---|---|---|---|---|---|---|---|---|---|");
      run(app, campaign, 32, Integer.getInteger("touchstone.bench.warm", 30));
      for (int raters : RATERS) {
        RawCeiling.Reached ceiling =
            RawCeiling.run(store.database(), store.port(), raters, SECONDS);
        Used before = Used.by(app, store);
        List<Double> millis = run(app, campaign, raters, SECONDS);
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
    }
  }

  /** CPU milliseconds of the three that share the machine. */
  private record Used(double application, double database, double client) {
    static Used by(RunningApp app, Store store) throws IOException {
      return new Used(
          app.cpuMillis(),
          store.cpuMillis(),
          ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis());
    }

    Used since(Used before) {
      return new Used(
          application - before.application, database - before.database, client - before.client);
    }
  }

  private static List<Double> run(RunningApp app, Campaign campaign, int raters, int seconds)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(raters);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Callable<List<Double>>> work = new ArrayList<>();
    for (String token : campaign.raters().subList(0, raters)) {
      work.add(() -> work(app, campaign, token, end));
    }
    List<Double> all = new ArrayList<>();
    for (Future<List<Double>> each : threads.invokeAll(work)) {
      all.addAll(each.get());
    }
    threads.shutdown();
    return all;
  }

  private static List<Double> work(RunningApp app, Campaign campaign, String token, long end)
      throws IOException {
    List<Double> millis = new ArrayList<>();
    String project = "/api/v1/projects/" + campaign.project();
    try (Wire wire = new Wire(app.port(), token)) {
      String lease = lease(wire.post(project + "/leases", "{}"), 200);
      while (System.nanoTime() < end) {
        long began = System.nanoTime();
        Wire.Answer done =
            wire.post(
                project + "/judgements?next=true",
                "{\"lease\":\"" + lease + "\",\"answers\":{\"q\":\"yes\"},\"activeMillis\":900}");
        millis.add((System.nanoTime() - began) / 1e6);
        lease = lease(done, 201);
      }
      return millis;
    }
  }

  private static String lease(Wire.Answer answer, int expected) throws IOException {
    Matcher found = LEASE.matcher(answer.body());
    String lease = found.find() ? found.group(1) : null;
    if (answer.status() != expected || lease == null) {
      throw new IOException(answer.toString());
    }
    return lease;
  }
}
