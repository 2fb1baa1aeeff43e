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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Raters who each send an answer a second as the label page does, fetching the next item after it;
 * beside it the same raters ask for a page that does nothing, which is the floor of this machine.
 */
final class RatersAtOnce {
  private static final int SECONDS = Integer.getInteger("touchstone.bench.seconds", 60);
  private static final Pattern LEASE = Pattern.compile("data-lease=\"([0-9a-f-]{36})\"");

  private final RunningApp app;
  private final int count;

  RatersAtOnce(RunningApp app, int count) {
    this.app = app;
    this.count = count;
  }

  void report() throws Exception {
    List<Rater> raters = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      raters.add(new Rater("bench-" + i));
    }
    work(raters, Rater::answer, 5);
    List<Double> floor = work(raters, Rater::idle, SECONDS / 3);
    long cpu = app.cpuMillis();
    List<Double> acks = work(raters, Rater::answer, SECONDS);
    double each = (app.cpuMillis() - cpu) / (double) acks.size();
    Spread spread = Spread.of(acks);
    System.out.printf(
        "%s | %d raters, an answer a second each: acknowledged %s (%d answers, %.1f CPU ms of the"
            + " application an answer with its prefetch) | floor %s | p95 is %.1f times the floor's%n",
        LabelPageBench.store(),
        count,
        spread,
        acks.size(),
        each,
        Spread.of(floor),
        spread.p95() / Spread.of(floor).p95());
  }

  private interface Act {
    double millis(Rater rater) throws Exception;
  }

  private static List<Double> work(List<Rater> raters, Act act, int seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(raters.size());
    List<Callable<List<Double>>> tasks = new ArrayList<>();
    for (int i = 0; i < raters.size(); i++) {
      Rater rater = raters.get(i);
      long offset = 1000L * i / raters.size();
      tasks.add(() -> atWork(rater, act, offset, seconds));
    }
    List<Double> all = new ArrayList<>();
    for (Future<List<Double>> each : threads.invokeAll(tasks)) {
      all.addAll(each.get());
    }
    threads.shutdown();
    return all;
  }

  private static List<Double> atWork(Rater rater, Act act, long offset, int seconds)
      throws Exception {
    long began = System.nanoTime();
    List<Double> times = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      long due = began + (offset + second * 1000L) * 1_000_000;
      long wait = (due - System.nanoTime()) / 1_000_000;
      if (wait > 0) {
        Thread.sleep(wait);
      }
      times.add(act.millis(rater));
    }
    return times;
  }

  /** One rater signed in, with two items at hand. */
  private final class Rater {
    private final HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final List<String> leases = new ArrayList<>();

    Rater(String login) throws Exception {
      String link =
          app.http()
              .post(RunningApp.TOKEN, "/api/v1/invitations", Map.of("pool", "p", "role", "rater"))
              .json()
              .get("link")
              .textValue();
      post(URI.create(link).getPath(), Map.of("login", login, "password", "a long password"));
      fetch(2);
    }

    private void fetch(int wanted) throws Exception {
      StringBuilder path = new StringBuilder("/label/x/ahead?page=bench&count=" + wanted);
      leases.forEach(each -> path.append("&without=").append(each));
      Matcher lease = LEASE.matcher(post(path.toString(), Map.of()).body());
      while (lease.find()) {
        if (!leases.contains(lease.group(1))) {
          leases.add(lease.group(1));
        }
      }
    }

    /** Sends an answer; how long until it was acknowledged. */
    double answer() throws Exception {
      String lease = leases.remove(0);
      long began = System.nanoTime();
      HttpResponse<String> response =
          post("/label/x/" + lease, Map.of("q", "yes", "page.activeMillis", "900"));
      double millis = (System.nanoTime() - began) / 1e6;
      if (response.statusCode() >= 300) {
        throw new IOException("not taken: " + response.statusCode());
      }
      fetch(1);
      return millis;
    }

    /** Asks for what costs nothing. */
    double idle() throws Exception {
      long began = System.nanoTime();
      client.send(
          HttpRequest.newBuilder(URI.create(app.address() + "/q/health/live")).build(),
          HttpResponse.BodyHandlers.ofString());
      return (System.nanoTime() - began) / 1e6;
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
      StringBuilder body = new StringBuilder();
      form.forEach(
          (name, value) ->
              body.append(body.isEmpty() ? "" : "&")
                  .append(name)
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
      return client.send(
          HttpRequest.newBuilder(URI.create(app.address() + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Origin", app.address())
              .header("X-Touchstone-Script", "1")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
