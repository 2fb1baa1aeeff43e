// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.process.Probe.Sample;

/**
 * The database is away for ten seconds: who asks is told to come again, soon, and all goes on when
 * it is back, without a restart of the application.
 */
@Tag("fault")
class DatabaseAwayTest {
  private static final long AWAY_MILLIS = 10_000;
  private static final long PATIENCE_MILLIS = 11_000;
  private static final long RECOVERY_MILLIS = 10_000;

  @Test
  void everyAnswerIs503AndAllGoesOnWhenItIsBack() throws Exception {
    assumeTrue(RunningApp.postgresql(), "H2 lives in the application and is never away alone.");
    try (Store store = Store.fresh(true);
        RunningApp app = new RunningApp(store)) {
      app.start();
      String cookie = signIn(app);
      try (HistoryRun run = new HistoryRun(new HistoryRun.Size(900, 20, 2, 5, 300), List.of(app))) {
        List<Probe> probes =
            List.of(
                probe(app, "GET", "/api/v1/projects/x"),
                probe(app, "POST", "/api/v1/pools"),
                new Probe(app.port(), "GET", "/projects/x", "Accept: text/html\r\nCookie", cookie),
                new Probe(app.port(), "GET", "/label", "Accept: text/html\r\nCookie", cookie));
        ExecutorService threads = Executors.newCachedThreadPool();
        probes.forEach(threads::submit);
        Thread.sleep(5000);
        store.stopImmediately();
        long away = System.currentTimeMillis() + 200;
        Thread.sleep(AWAY_MILLIS);
        long backSoon = System.currentTimeMillis();
        store.start();
        long back = System.currentTimeMillis();
        run.history().stir();
        assertTrue(run.done(300_000), "the raters do not come to an end");
        probes.forEach(Probe::end);
        threads.shutdown();
        long end = Long.MAX_VALUE;
        List<Sample> during =
            probes.stream().flatMap(probe -> probe.between(away, backSoon).stream()).toList();
        List<Sample> after =
            probes.stream().flatMap(probe -> probe.between(back, end).stream()).toList();
        long longest = during.stream().mapToLong(Sample::millis).max().orElse(0);
        long recovered =
            after.stream()
                .filter(sample -> sample.status() >= 500 || sample.status() == 0)
                .mapToLong(sample -> sample.at() + sample.millis() - back)
                .max()
                .orElse(0);
        HistoryRun.Report report = run.report();
        System.out.printf(
            "database away for %d ms: %d answers, all 503 but %d, longest %d ms | last refusal %d ms"
                + " after it was back | %s%n",
            AWAY_MILLIS,
            during.size(),
            during.stream().filter(sample -> sample.status() != 503).count(),
            longest,
            recovered,
            report.figures());
        assertEquals(
            List.of(),
            during.stream()
                .filter(sample -> sample.status() != 503 || sample.retryAfter() < 1)
                .limit(10)
                .toList());
        for (Probe probe : probes) {
          assertFalse(probe.between(away, backSoon).isEmpty());
        }
        assertTrue(longest <= PATIENCE_MILLIS, longest + " ms");
        assertTrue(recovered <= RECOVERY_MILLIS, recovered + " ms");
        assertEquals(HistoryChecker.Verdict.CLEAN, report.verdict());
      }
    }
  }

  private static Probe probe(RunningApp app, String method, String path) {
    return new Probe(app.port(), method, path, "Authorization", "Bearer " + RunningApp.TOKEN);
  }

  /** The cookie of the first admin. */
  private static String signIn(RunningApp app) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.address() + "/sign-in"))
            .header("Origin", app.address())
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "login=admin&password=" + RunningApp.PASSWORD.replace(' ', '+')))
            .build();
    HttpResponse<Void> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, HttpResponse.BodyHandlers.discarding());
    return answer
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow(() -> new IllegalStateException("no sign-in: " + answer.statusCode()))
        .split(";")[0];
  }
}
