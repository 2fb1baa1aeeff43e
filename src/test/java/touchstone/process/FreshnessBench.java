// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long the gate takes at a million labels of two years in 50 slices, 20 of them promised; what
 * the first count, a pull of 1,000 new judgements and the other figures take.
 */
@Tag("bench")
class FreshnessBench {
  private static final int LABELS = Integer.getInteger("touchstone.bench.labels", 1_000_000);
  private static final int SLICES = 50;
  private static final int PROMISED = 20;
  private static final int TIMES = 200;
  private static final int PULLS = 20;
  private static final int NEWS = 1_000;
  private static final String SLUG = "aged";
  private static final String GATE = "/api/v1/projects/" + SLUG + "/freshness";

  private interface Asking {
    Http.Answer once() throws IOException;
  }

  @Test
  void theGateAnswersAtAMillionLabels() throws Exception {
    try (Store store = Store.fresh(true);
        RunningApp app = new RunningApp(store, "-Xmx1g")) {
      app.start();
      Campaign.of(app.http(), 1, 1, 3, "PT1H");
      make(app, store);
      report("first count", 1, () -> patiently(app));
      BigProject.run(store, "VACUUM ANALYZE");
      BigProject.run(store, "CHECKPOINT");
      report("gate warm-up", TIMES, () -> app.http().get(RunningApp.TOKEN, GATE));
      report("gate", TIMES, () -> app.http().get(RunningApp.TOKEN, GATE));
      List<Double> pulls = new ArrayList<>();
      for (int i = 0; i < PULLS; i++) {
        judgeAgain(app, i);
        pulls.add(millis(() -> app.http().get(RunningApp.TOKEN, GATE)));
      }
      say("gate with " + NEWS + " new judgements to pull", pulls);
      report("gate afterwards", TIMES, () -> app.http().get(RunningApp.TOKEN, GATE));
      report(
          "metrics/freshness",
          PULLS,
          () ->
              app.http().get(RunningApp.TOKEN, "/api/v1/projects/" + SLUG + "/metrics/freshness"));
      report(
          "relabels/queue",
          3,
          () -> app.http().get(RunningApp.TOKEN, "/api/v1/projects/" + SLUG + "/relabels/queue"));
    }
  }

  /** The first count goes on whether somebody waits or not. */
  private static Http.Answer patiently(RunningApp app) throws IOException {
    while (true) {
      try {
        Http.Answer answer = app.http().get(RunningApp.TOKEN, GATE);
        if (answer.status() < 500) {
          return answer;
        }
      } catch (HttpTimeoutException notYet) {
        System.out.println("Not counted yet");
      }
    }
  }

  private static double millis(Asking asking) throws IOException {
    long began = System.nanoTime();
    Http.Answer answer = asking.once();
    if (answer.status() != 200 || answer.json().path("labels").asInt() < LABELS / 10) {
      throw new IOException(answer.toString());
    }
    return (System.nanoTime() - began) / 1e6;
  }

  private static void report(String what, int times, Asking asking) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      millis.add(millis(asking));
    }
    say(what, millis);
  }

  private static void say(String what, List<Double> millis) {
    Spread spread = Spread.of(millis);
    System.out.printf(
        "%s at %,d labels: p50 %.1f ms, p95 %.1f ms, of %d%n",
        what, LABELS, spread.p50(), spread.p95(), millis.size());
  }

  private static void judgeAgain(RunningApp app, int turn) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= NEWS; i++) {
      lines.append(
          "{\"item\":\"i%d\",\"rater\":\"late-%d\",\"question\":\"q\",\"answer\":\"yes\"}\n"
              .formatted(turn * NEWS + i, turn));
    }
    Http.Answer answer =
        app.http().stream(
            RunningApp.TOKEN,
            "/api/v1/projects/" + SLUG + "/judgements/import",
            "application/x-ndjson",
            new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    if (answer.json().path("accepted").asInt() != NEWS) {
      throw new IOException(answer.toString());
    }
  }

  /** The rows that years of work would have left, made by the store itself. */
  private static void make(RunningApp app, Store store) throws Exception {
    BigProject.made(
        app, "/api/v1/datasets", Map.of("slug", SLUG, "name", SLUG, "slices", List.of("category")));
    List<Map<String, Object>> promised = new ArrayList<>();
    for (int i = 0; i < PROMISED; i++) {
      promised.add(
          Map.of(
              "name", "category", "value", "c" + i, "warnAfter", "P300D", "errorAfter", "P729D"));
    }
    Map<String, Object> promise =
        Map.of("warnAfter", "P365D", "errorAfter", "P725D", "slices", promised);
    BigProject.made(
        app,
        "/api/v1/projects",
        Map.of(
            "slug",
            SLUG,
            "name",
            SLUG,
            "dataset",
            SLUG,
            "guideline",
            "g",
            "pool",
            "p",
            "policy",
            Map.of("overlap", Map.of("max", 1), "freshness", promise)));
    BigProject.run(
        store,
        """
        INSERT INTO item (id, dataset_id, item_key, content, content_hash, created_at, updated_at)
          SELECT gen_random_uuid(), d.id, 'i' || n, '{"id":"i' || n || '","text":"text"}',
            md5(n::text), now(), now() FROM dataset d, generate_series(1, %d) n WHERE d.slug = '%s'
        """
            .formatted(LABELS, SLUG));
    BigProject.run(
        store,
        """
        INSERT INTO item_slice (item_id, dataset_id, name, slice)
          SELECT i.id, d.id, 'category', 'c' || (substr(i.item_key, 2)::bigint %% %d)
          FROM dataset d JOIN item i ON i.dataset_id = d.id WHERE d.slug = '%s'
        """
            .formatted(SLICES, SLUG));
    BigProject.run(
        store,
        """
        INSERT INTO task (id, project_id, item_id, rank, place, wanted, held, made_at)
          SELECT gen_random_uuid(), p.id, i.id, substr(i.item_key, 2)::bigint,
            substr(i.item_key, 2)::bigint, 1, 1, now()
          FROM project p JOIN item i ON i.dataset_id = p.dataset_id WHERE p.slug = '%s'
        """
            .formatted(SLUG));
    BigProject.run(
        store,
        """
        INSERT INTO participant (id, project_id, kind)
          SELECT gen_random_uuid(), id, 'generalist' FROM project, generate_series(1, 20)
          WHERE slug = '%s'
        """
            .formatted(SLUG));
    BigProject.run(
        store,
        """
        INSERT INTO slot (id, project_id, task_id, participant_id, round, state, leased_at, state_at,
            guideline_version, judgement_id)
          SELECT gen_random_uuid(), p.id, t.id, a.id, 1, 'judged', now(), now(), 1,
            gen_random_uuid()
          FROM project p JOIN task t ON t.project_id = p.id
            JOIN (SELECT q.*, row_number() OVER () - 1 AS n FROM participant q
              JOIN project o ON o.id = q.project_id AND o.slug = '%1$s') a ON a.n = t.rank %% 20
          WHERE p.slug = '%1$s'
        """
            .formatted(SLUG));
    BigProject.run(
        store,
        """
        INSERT INTO judgement (id, project_id, slot_id, task_id, participant_id, round, revision,
            withdrawn, origin, surplus, gold, guideline_version, judged_at, recorded_at)
          SELECT s.judgement_id, s.project_id, s.id, s.task_id, s.participant_id, 1, 1, false,
            'lease', false, false, 1, now() - random() * 730 * interval '1 day',
            now() - interval '1 hour'
          FROM project p JOIN slot s ON s.project_id = p.id WHERE p.slug = '%s'
        """
            .formatted(SLUG));
    BigProject.run(
        store, "UPDATE dataset SET items = %d WHERE slug = '%s'".formatted(LABELS, SLUG));
    BigProject.run(
        store, "UPDATE project SET tasks = %d WHERE slug = '%s'".formatted(LABELS, SLUG));
    BigProject.run(store, "DELETE FROM label_pull");
    BigProject.run(store, "ANALYZE");
  }
}
