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

/** Raters who send one answer after the other, each request a submit with the next lease. */
record Load(RunningApp app, String project, List<String> raters) {
  private static final Pattern LEASE = Pattern.compile("\"lease\":\"([0-9a-f-]{36})\"");

  /** Works for so many seconds; how many milliseconds each answer took. */
  List<Double> run(int seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(raters.size());
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Callable<List<Double>>> work = new ArrayList<>();
    for (String token : raters) {
      work.add(() -> work(token, end));
    }
    List<Double> all = new ArrayList<>();
    for (Future<List<Double>> each : threads.invokeAll(work)) {
      all.addAll(each.get());
    }
    threads.shutdown();
    return all;
  }

  private List<Double> work(String token, long end) throws IOException {
    List<Double> millis = new ArrayList<>();
    try (Rater rater = new Rater(app, project, token)) {
      while (System.nanoTime() < end) {
        millis.add(rater.answer());
      }
      return millis;
    }
  }

  /** One rater with a lease in hand. */
  static final class Rater implements AutoCloseable {
    private final Wire wire;
    private final String path;
    private String lease;

    Rater(RunningApp app, String project, String token) throws IOException {
      this.wire = new Wire(app.port(), token);
      this.path = "/api/v1/projects/" + project;
      this.lease = lease(wire.post(path + "/leases", "{}"), 200);
    }

    /** Answers and leases the next; how many milliseconds that took. */
    double answer() throws IOException {
      long began = System.nanoTime();
      Wire.Answer done =
          wire.post(
              path + "/judgements?next=true",
              "{\"lease\":\"" + lease + "\",\"answers\":{\"q\":\"yes\"},\"activeMillis\":900}");
      double millis = (System.nanoTime() - began) / 1e6;
      lease = lease(done, 201);
      return millis;
    }

    private static String lease(Wire.Answer answer, int expected) throws IOException {
      Matcher found = LEASE.matcher(answer.body());
      if (answer.status() != expected || !found.find()) {
        throw new IOException(answer.toString());
      }
      return found.group(1);
    }

    @Override
    public void close() {
      wire.close();
    }
  }
}
