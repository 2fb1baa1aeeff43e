// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a lead waits for each page of figures of a project of a million judgements by 500
 * raters: the first time since the start, and from then on.
 */
@Tag("bench")
class DashboardBench {
  private static final int JUDGEMENTS = Integer.getInteger("touchstone.bench.labels", 1_000_000);
  private static final int RATERS = 500;
  private static final int TIMES = 10;
  private static final List<String> PAGES =
      List.of(
          "",
          "/cost",
          "/freshness",
          "/diversity",
          "/agreement",
          "/quality",
          "/questions",
          "/confusion",
          "/report",
          "/overlap");

  @Test
  void pagesOfFiguresAtAMillionJudgements() throws Exception {
    try (Store store = Store.fresh(true);
        RunningApp app = new RunningApp(store, "-Xmx2g")) {
      app.start();
      BigProject.make(app, store, JUDGEMENTS, RATERS);
      HttpClient browser = signedIn(app);
      for (String page : PAGES) {
        String path = "/projects/" + BigProject.SLUG + page;
        double first = millis(browser, app, path);
        double counted = counted(browser, app, path);
        List<Double> again = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
          again.add(millis(browser, app, path));
        }
        Spread spread = Spread.of(again);
        System.out.printf(
            "%-22s first %,7.0f ms, counted after %5.1f s, then p50 %,6.1f ms, p95 %,6.1f ms of %d%n",
            path, first, counted, spread.p50(), spread.p95(), TIMES);
      }
      double organisation = millis(browser, app, "/organisation");
      System.out.printf("%-22s %,.0f ms%n", "/organisation", organisation);
    }
  }

  private static HttpClient signedIn(RunningApp app) throws Exception {
    HttpClient browser =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    String form =
        "login=admin&password=" + URLEncoder.encode(RunningApp.PASSWORD, StandardCharsets.UTF_8);
    HttpResponse<String> in =
        browser.send(
            HttpRequest.newBuilder(URI.create(app.address() + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (in.statusCode() != 200) {
      throw new IOException("sign-in gave " + in.statusCode() + ": " + in.body());
    }
    return browser;
  }

  /** After how many seconds the figures are there, where the first look says that they are not. */
  private static double counted(HttpClient browser, RunningApp app, String path) throws Exception {
    long began = System.nanoTime();
    while (body(browser, app, path).contains("Being counted")) {
      Thread.sleep(500);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static double millis(HttpClient browser, RunningApp app, String path) throws Exception {
    long began = System.nanoTime();
    body(browser, app, path);
    return (System.nanoTime() - began) / 1e6;
  }

  private static String body(HttpClient browser, RunningApp app, String path) throws Exception {
    HttpResponse<String> page =
        browser.send(
            HttpRequest.newBuilder(URI.create(app.address() + path))
                .timeout(Duration.ofMinutes(5))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (page.statusCode() != 200) {
      throw new IOException(path + " gave " + page.statusCode());
    }
    return page.body();
  }
}
