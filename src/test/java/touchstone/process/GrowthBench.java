// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a submit with the next lease takes in projects of other sizes, some of them mostly
 * finished, and for a rater who has judged 100,000 tasks that are still open; turn by turn, so that
 * whatever else the machine does falls on all alike.
 */
@Tag("bench")
class GrowthBench {
  private static final int TURNS = Integer.getInteger("touchstone.bench.turns", 30);
  private static final int ANSWERS_A_TURN = 20;

  /** A project of so many tasks, a share of them finished; of the open, so many judged by us. */
  private record Shape(String slug, int tasks, double finished, int judged) {}

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("empty", 3000, 0, 0),
          new Shape("s10k-0", 10_000, 0, 0),
          new Shape("s10k-50", 10_000, .5, 0),
          new Shape("s10k-90", 10_000, .9, 0),
          new Shape("s100k-0", 100_000, 0, 0),
          new Shape("s100k-50", 100_000, .5, 0),
          new Shape("s100k-90", 100_000, .9, 0),
          new Shape("s1m-0", 1_000_000, 0, 0),
          new Shape("s1m-50", 1_000_000, .5, 0),
          new Shape("s1m-90", 1_000_000, .9, 0),
          new Shape("busy", 1_000_000, 0, 100_000));

  @Test
  void theNextTaskIsAsNearInALargeProject() throws Exception {
    try (Store store = Store.fresh(true);
        RunningApp app = new RunningApp(store, "-Xmx1g")) {
      app.start();
      Campaign campaign = Campaign.of(app.http(), 1, 1, 3, "PT1H");
      String token = campaign.raters().get(0);
      List<Load.Rater> raters = new ArrayList<>();
      List<List<Double>> millis = new ArrayList<>();
      for (Shape shape : SHAPES) {
        make(app, store, token, shape);
        raters.add(new Load.Rater(app, shape.slug(), token));
        millis.add(new ArrayList<>());
      }
      run(store, "VACUUM ANALYZE");
      run(store, "CHECKPOINT");
      for (int turn = -TURNS / 2; turn < TURNS; turn++) {
        for (int shape = 0; shape < SHAPES.size(); shape++) {
          for (int answer = 0; answer < ANSWERS_A_TURN; answer++) {
            double took = raters.get(shape).answer();
            if (turn >= 0) {
              millis.get(shape).add(took);
            }
          }
        }
      }
      report(millis);
    }
  }

  private static void report(List<List<Double>> millis) {
    double empty = Spread.of(millis.get(0)).p50();
    System.out.println(
        "| tasks | finished | judged by the rater | p50 ms | p95 ms | p50 to empty |");
    System.out.println("|---|---|---|---|---|---|");
    for (int i = 0; i < SHAPES.size(); i++) {
      Shape shape = SHAPES.get(i);
      Spread spread = Spread.of(millis.get(i));
      System.out.printf(
          "| %,d | %.0f %% | %,d | %.2f | %.2f | %.3f |%n",
          shape.tasks(),
          100 * shape.finished(),
          shape.judged(),
          spread.p50(),
          spread.p95(),
          spread.p50() / empty);
    }
  }

  /** The rows that the work of many raters would have left, made by the store itself. */
  private static void make(RunningApp app, Store store, String token, Shape shape)
      throws Exception {
    String slug = shape.slug();
    made(app, "/api/v1/datasets", Map.of("slug", slug, "name", slug));
    made(
        app,
        "/api/v1/projects",
        Map.of(
            "slug",
            slug,
            "name",
            slug,
            "dataset",
            slug,
            "guideline",
            "g",
            "pool",
            "p",
            "policy",
            Map.of("overlap", Map.of("max", 3), "lease", "PT1H")));
    app.http().post(token, "/api/v1/projects/" + slug + "/leases", null);
    int finished = (int) (shape.tasks() * shape.finished());
    run(
        store,
        """
        INSERT INTO item (id, dataset_id, item_key, content, content_hash, created_at, updated_at)
          SELECT gen_random_uuid(), d.id, 'i' || n, '{"id":"i' || n || '","text":"text ' || n || '"}',
            md5(n::text), now(), now() FROM dataset d, generate_series(1, %d) n WHERE d.slug = '%s'
        """
            .formatted(shape.tasks(), slug));
    run(
        store,
        """
        INSERT INTO task (id, project_id, item_id, rank, place, open_place, wanted, held, made_at)
          SELECT gen_random_uuid(), p.id, i.id, n, n, CASE WHEN n > %1$d THEN n END,
            CASE WHEN n > %1$d THEN 3 ELSE 1 END,
            CASE WHEN n > %1$d + %2$d THEN 0 ELSE 1 END, now()
          FROM project p JOIN (SELECT item.*, substr(item_key, 2)::bigint AS n FROM item) i
            ON i.dataset_id = p.dataset_id WHERE p.slug = '%3$s'
        """
            .formatted(finished, shape.judged(), slug));
    run(
        store,
        """
        INSERT INTO participant (id, project_id, kind)
          SELECT gen_random_uuid(), id, 'generalist' FROM project WHERE slug = '%s'
        """
            .formatted(slug));
    run(
        store,
        """
        INSERT INTO slot (id, project_id, task_id, participant_id, round, state, leased_at, state_at,
            guideline_version, judgement_id)
          SELECT gen_random_uuid(), p.id, t.id, a.id, 1, 'judged', now(), now(), 1, gen_random_uuid()
          FROM project p JOIN task t ON t.project_id = p.id AND t.held = 1
            JOIN participant a ON a.project_id = p.id AND (a.rater_id IS NULL) = (t.rank <= %d)
          WHERE p.slug = '%s'
        """
            .formatted(finished, slug));
    run(
        store,
        """
        UPDATE participant a SET frontier = %d FROM project p
          WHERE p.id = a.project_id AND p.slug = '%s' AND a.rater_id IS NOT NULL
        """
            .formatted(shape.judged(), slug));
    run(store, "UPDATE dataset SET items = %d WHERE slug = '%s'".formatted(shape.tasks(), slug));
    run(store, "UPDATE project SET tasks = %d WHERE slug = '%s'".formatted(shape.tasks(), slug));
  }

  private static void made(RunningApp app, String path, Object body) throws IOException {
    Http.Answer answer = app.http().post(RunningApp.TOKEN, path, body);
    if (answer.status() != 201) {
      throw new IOException(answer.toString());
    }
  }

  private static void run(Store store, String statement) throws SQLException {
    try (Connection connection = store.database().getConnection();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
