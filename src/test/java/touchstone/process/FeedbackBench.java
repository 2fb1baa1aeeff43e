// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import touchstone.base.Json;

/**
 * Feedback through the whole application: events a second in batches and one by one, the wait from
 * an outcome to its label, and the join of a million predictions with a million outcomes.
 */
@Tag("bench")
class FeedbackBench {
  private static final int SECONDS = Integer.getInteger("touchstone.bench.seconds", 20);
  private static final int MILLION = Integer.getInteger("touchstone.bench.events", 1_000_000);
  private static final String JVM = System.getProperty("touchstone.bench.jvm", "-Xmx1g");
  private static final Instant START = Instant.now().minusSeconds(36_000);

  private static final String PLAIN =
      "INSERT INTO prediction (stream, key_hash, content_hash, prediction_key, at, received_at, score,"
          + " model, weight, slices, features) SELECT -1, u.h, 7, u.k, now(), now(), 0.5, 'm1', 1,"
          + " '{\"category\":\"c7\"}', u.f FROM unnest(?, ?, ?) AS u(h, k, f) ON CONFLICT DO NOTHING";

  private final AtomicLong number = new AtomicLong();

  @Test
  void figures() throws Exception {
    try (Store store = Store.fresh(RunningApp.postgresql());
        RunningApp app = new RunningApp(store, JVM.split(" "))) {
      app.start();
      System.out.println(
          "| what | events/s | p50 ms | p99 ms | CPU us an event: application | database | client |");
      System.out.println("|---|---|---|---|---|---|---|");
      batches(app, store, "warm-up", 500, 8, SECONDS);
      if (store.postgresql()) {
        ceiling(store);
      }
      batches(app, store, "batches of 500, 8 senders", 500, 8, SECONDS);
      batches(app, store, "batches of 500, 2 senders", 500, 2, SECONDS);
      batches(app, store, "one an request, 64 senders", 1, 64, SECONDS);
      batches(app, store, "one an request, 128 senders", 1, 128, SECONDS);
      freshness(app);
      million(app, store);
    }
  }

  /** A new stream; its path. */
  private static String stream(RunningApp app) throws IOException {
    String slug = "s" + System.nanoTime();
    Object policy =
        Map.of("window", "PT30M", "outcomes", List.of(Map.of("type", "click", "label", "1")));
    Http.Answer made =
        app.http()
            .post(
                RunningApp.TOKEN,
                "/api/v1/streams",
                Map.of("slug", slug, "question", "clicked", "policy", policy));
    if (made.status() != 201) {
      throw new IOException(made.toString());
    }
    return "/api/v1/streams/" + slug;
  }

  private String prediction(long n) {
    return "{\"key\":\"req-"
        + n
        + "\",\"at\":\""
        + START.plusMillis(n)
        + "\",\"score\":0."
        + (n * 7919 % 100_000)
        + ",\"model\":\"m1\",\"slices\":{\"category\":\"c"
        + n % 50
        + "\"},\"features\":{\"item\":\"shoe "
        + n % 1000
        + "\",\"price\":"
        + n % 200
        + "}}\n";
  }

  private String outcome(long n) {
    return "{\"key\":\"req-"
        + n
        + "\",\"type\":\"click\",\"id\":\"c"
        + n
        + "\",\"at\":\""
        + START.plusMillis(n + 60_000)
        + "\"}\n";
  }

  private void batches(RunningApp app, Store store, String what, int size, int senders, int seconds)
      throws Exception {
    String path = stream(app);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Callable<List<Double>>> work = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      work.add(
          () -> {
            List<Double> millis = new ArrayList<>();
            try (Wire wire = new Wire(app.port(), RunningApp.TOKEN)) {
              while (System.nanoTime() < end) {
                long first = number.getAndAdd(size);
                boolean outcomes = millis.size() % 2 == 1;
                StringBuilder lines = new StringBuilder();
                for (long n = first; n < first + size; n++) {
                  lines.append(outcomes ? outcome(n - size) : prediction(n));
                }
                long began = System.nanoTime();
                Wire.Answer answer =
                    wire.post(path + (outcomes ? "/outcomes" : "/predictions"), lines.toString());
                millis.add((System.nanoTime() - began) / 1e6);
                if (answer.status() != 200) {
                  throw new IOException(answer.toString());
                }
              }
            }
            return millis;
          });
    }
    Used before = used(app, store);
    long began = System.nanoTime();
    List<Double> millis = run(work);
    double took = (System.nanoTime() - began) / 1e9;
    Used used = used(app, store).since(before);
    double events = (double) millis.size() * size;
    Spread spread = Spread.of(millis);
    System.out.printf(
        "| %s | %.0f | %.1f | %.1f | %.0f | %.0f | %.0f |%n",
        what,
        events / took,
        spread.p50(),
        spread.p99(),
        used.application() * 1000 / events,
        used.database() * 1000 / events,
        used.client() * 1000 / events);
  }

  /** What PostgreSQL takes of a plain client: the same predictions, 500 a statement and commit. */
  private void ceiling(Store store) throws Exception {
    int senders = 8;
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    AtomicLong rows = new AtomicLong();
    List<Callable<List<Double>>> work = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      work.add(
          () -> {
            List<Double> millis = new ArrayList<>();
            try (Connection connection = store.database().getConnection();
                PreparedStatement insert = connection.prepareStatement(PLAIN)) {
              while (System.nanoTime() < end) {
                long first = number.getAndAdd(500);
                UUID[] hashes = new UUID[500];
                String[] keys = new String[500];
                String[] features = new String[500];
                for (int n = 0; n < 500; n++) {
                  keys[n] = "req-" + (first + n);
                  hashes[n] = UUID.nameUUIDFromBytes(keys[n].getBytes(StandardCharsets.UTF_8));
                  features[n] = "{\"item\":\"shoe " + n + "\",\"price\":" + n % 200 + "}";
                }
                insert.setArray(1, connection.createArrayOf("uuid", hashes));
                insert.setArray(2, connection.createArrayOf("varchar", keys));
                insert.setArray(3, connection.createArrayOf("varchar", features));
                long began = System.nanoTime();
                insert.executeUpdate();
                millis.add((System.nanoTime() - began) / 1e6);
                rows.addAndGet(500);
              }
            }
            return millis;
          });
    }
    Spread spread = Spread.of(run(work));
    System.out.printf(
        "| ceiling: the same rows from a plain client, 8 connections | %.0f | %.1f | %.1f | | | |%n",
        rows.get() / (double) SECONDS, spread.p50(), spread.p99());
  }

  private static Used used(RunningApp app, Store store) throws IOException {
    return store.postgresql()
        ? Used.by(app, store)
        : new Used(
            app.cpuMillis(),
            0,
            ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis());
  }

  private static List<Double> run(List<Callable<List<Double>>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    List<Double> all = new ArrayList<>();
    for (Future<List<Double>> each : threads.invokeAll(work)) {
      all.addAll(each.get());
    }
    threads.shutdown();
    return all;
  }

  /** While 5,000 events a second come in: how long until an outcome's label can be read. */
  private void freshness(RunningApp app) throws Exception {
    String path = stream(app);
    int rate = 5000;
    int size = 250;
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    List<Callable<List<Double>>> work = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      work.add(
          () -> {
            long next = System.nanoTime();
            try (Wire wire = new Wire(app.port(), RunningApp.TOKEN)) {
              boolean outcomes = false;
              while (System.nanoTime() < end) {
                long first = number.getAndAdd(size);
                StringBuilder lines = new StringBuilder();
                for (long n = first; n < first + size; n++) {
                  lines.append(outcomes ? outcome(n - 4 * size) : prediction(n));
                }
                wire.post(path + (outcomes ? "/outcomes" : "/predictions"), lines.toString());
                outcomes = !outcomes;
                next += 4L * size * 1_000_000_000L / rate;
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
              }
            }
            return List.of();
          });
    }
    work.add(
        () -> {
          List<Double> millis = new ArrayList<>();
          try (Wire wire = new Wire(app.port(), RunningApp.TOKEN)) {
            for (long n = 1L << 40; System.nanoTime() < end; n++) {
              wire.post(
                  path + "/predictions",
                  prediction(n).replace("\"at\":\"", "\"at\":\"2026-11-01T00:00:00Z\",\"x\":\""));
              long began = System.nanoTime();
              wire.post(
                  path + "/outcomes",
                  outcome(n).replace("\"at\":\"", "\"at\":\"2026-11-01T00:01:00Z\",\"x\":\""));
              while (!wire.get(path + "/labels?key=req-" + n).body().contains("\"label\":\"1\"")) {
                Thread.sleep(1);
              }
              millis.add((System.nanoTime() - began) / 1e6);
              Thread.sleep(20);
            }
          }
          return millis;
        });
    System.out.println(
        "outcome sent until its label is read, at 5,000 events/s: " + Spread.of(run(work)));
  }

  /** A million of each, a tenth of the outcomes late and a tenth of all twice; then all labels. */
  private void million(RunningApp app, Store store) throws Exception {
    String path = stream(app);
    long from = number.getAndAdd(MILLION);
    AtomicLong next = new AtomicLong();
    List<Callable<List<Double>>> work = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      work.add(
          () -> {
            try (Wire wire = new Wire(app.port(), RunningApp.TOKEN)) {
              for (long batch = next.getAndIncrement();
                  batch < 2L * MILLION / 500;
                  batch = next.getAndIncrement()) {
                boolean outcomes = batch % 2 == 1;
                long first = from + batch / 2 * 500;
                StringBuilder lines = new StringBuilder();
                for (long n = first; n < first + 500; n++) {
                  // Every tenth outcome comes long after its window by the clock of the others.
                  long late = n % 10 == 0 ? n - MILLION / 20 : n;
                  lines.append(outcomes ? outcome(Math.max(from, late)) : prediction(n));
                  if (n % 10 == 5) {
                    lines.append(outcomes ? outcome(n) : prediction(n));
                  }
                }
                wire.post(path + (outcomes ? "/outcomes" : "/predictions"), lines.toString());
              }
            }
            return List.of();
          });
    }
    long began = System.nanoTime();
    run(work);
    System.out.printf(
        "%,d predictions and as many outcomes sent in %.1f s%n",
        MILLION, (System.nanoTime() - began) / 1e9);
    for (int i = 0; i < 2; i++) {
      Used before = used(app, store);
      began = System.nanoTime();
      long lines = 0;
      try (InputStream in = app.http().download(RunningApp.TOKEN, path + "/labels")) {
        byte[] block = new byte[1 << 16];
        for (int got = in.read(block); got >= 0; got = in.read(block)) {
          for (int b = 0; b < got; b++) {
            lines += block[b] == '\n' ? 1 : 0;
          }
        }
      }
      Used used = used(app, store).since(before);
      System.out.printf(
          "joined and given out: %,d labels in %.1f s, CPU s: application %.1f, database %.1f; resident %d MB%n",
          lines,
          (System.nanoTime() - began) / 1e9,
          used.application() / 1000,
          used.database() / 1000,
          app.residentMegabytes());
    }
    System.out.println(Json.write(app.http().get(RunningApp.TOKEN, path + "/health").json()));
  }
}
