// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * A project as years of work would have left it, its rows made by the store itself: tasks with five
 * judgements each by raters who say of themselves where they are from, all paid.
 */
final class BigProject {
  static final String SLUG = "big";
  private static final int OVERLAP = 5;

  private BigProject() {}

  static void make(RunningApp app, Store store, int judgements, int raters) throws Exception {
    int tasks = judgements / OVERLAP;
    Campaign.of(app.http(), 1, 1, OVERLAP, "PT1H");
    made(
        app, "/api/v1/datasets", Map.of("slug", SLUG, "name", SLUG, "slices", List.of("category")));
    made(
        app,
        "/api/v1/pools",
        Map.of(
            "slug",
            SLUG,
            "name",
            SLUG,
            "rate",
            Map.of("per", "judgement", "amount", "0.05", "currency", "EUR"),
            "quotas",
            Map.of("origin", Map.of("north", .2, "south", .5))));
    Map<String, Object> policy =
        Map.of(
            "overlap", Map.of("max", OVERLAP),
            "freshness", Map.of("warnAfter", "P365D", "errorAfter", "P725D"),
            "budget", Map.of("amount", "100000", "currency", "EUR"),
            "wageFloor", Map.of("amount", "12", "currency", "EUR"));
    made(
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
            SLUG,
            "policy",
            policy));
    rows(store, tasks, raters);
  }

  private static void rows(Store store, int tasks, int raters) throws SQLException {
    run(
        store,
        """
        INSERT INTO item (id, dataset_id, item_key, content, content_hash, created_at, updated_at)
          SELECT gen_random_uuid(), d.id, 'i' || n, '{"id":"i' || n || '","text":"text"}',
            md5(n::text), now() - interval '3 years', now() - interval '3 years'
          FROM dataset d, generate_series(1, %d) n WHERE d.slug = 'big'
        """
            .formatted(tasks));
    run(
        store,
        """
        INSERT INTO item_slice (item_id, dataset_id, name, slice)
          SELECT i.id, d.id, 'category', 'c' || (substr(i.item_key, 2)::bigint % 50)
          FROM dataset d JOIN item i ON i.dataset_id = d.id WHERE d.slug = 'big'
        """);
    run(
        store,
        """
        INSERT INTO task (id, project_id, item_id, rank, place, wanted, held, made_at)
          SELECT gen_random_uuid(), p.id, i.id, substr(i.item_key, 2)::bigint,
            substr(i.item_key, 2)::bigint, 5, 5, now() - interval '3 years'
          FROM project p JOIN item i ON i.dataset_id = p.dataset_id WHERE p.slug = 'big'
        """);
    run(
        store,
        """
        INSERT INTO rater (id, name, kind, traits, skills, created_at)
          SELECT gen_random_uuid(), 'crowd ' || n, 'generalist', '{"origin":"' ||
            CASE WHEN n %% 5 = 0 THEN 'north' WHEN n %% 5 < 3 THEN 'south' ELSE 'east' END || '"}',
            '{}', now() FROM generate_series(1, %d) n
        """
            .formatted(raters));
    run(
        store,
        """
        INSERT INTO pool_member (pool_id, rater_id, joined_at)
          SELECT o.id, r.id, now() FROM pool o, rater r
          WHERE o.slug = 'big' AND r.name LIKE 'crowd %'
        """);
    run(
        store,
        """
        INSERT INTO participant (id, project_id, rater_id, kind)
          SELECT gen_random_uuid(), p.id, r.id, 'generalist' FROM project p, rater r
          WHERE p.slug = 'big' AND r.name LIKE 'crowd %'
        """);
    run(
        store,
        """
        INSERT INTO slot (id, project_id, task_id, participant_id, round, state, leased_at, state_at,
            guideline_version, judgement_id)
          SELECT gen_random_uuid(), p.id, t.id, a.id, 1, 'judged', now(), now(), 1,
            gen_random_uuid()
          FROM project p JOIN task t ON t.project_id = p.id CROSS JOIN generate_series(0, 4) k
            JOIN (SELECT q.*, row_number() OVER () - 1 AS n FROM participant q
              JOIN project o ON o.id = q.project_id AND o.slug = 'big') a
            ON a.n = (t.rank * 7 + k * 101) %% %d
          WHERE p.slug = 'big'
        """
            .formatted(raters));
    run(
        store,
        """
        INSERT INTO judgement (id, project_id, slot_id, task_id, participant_id, round, revision,
            withdrawn, origin, surplus, gold, guideline_version, judged_at, recorded_at,
            active_millis)
          SELECT s.judgement_id, s.project_id, s.id, s.task_id, s.participant_id, 1, 1, false,
            'lease', false, false, 1, x.at, x.at, 5000 + (random() * 20000)::int
          FROM project p JOIN slot s ON s.project_id = p.id
            CROSS JOIN LATERAL (SELECT now() - interval '1 hour'
              - random() * 730 * interval '1 day' AS at WHERE s.id IS NOT NULL) x
          WHERE p.slug = 'big'
        """);
    run(
        store,
        """
        INSERT INTO answer (judgement_id, question, answer, choice, carried)
          SELECT j.id, 'q', CASE WHEN y.yes THEN '"yes"' ELSE '"no"' END,
            CASE WHEN y.yes THEN 'yes' ELSE 'no' END, false
          FROM project p JOIN judgement j ON j.project_id = p.id
            CROSS JOIN LATERAL (SELECT (hashtext(j.task_id::text) % 2 = 0) <> (random() < .2) AS yes
              WHERE j.id IS NOT NULL) y
          WHERE p.slug = 'big'
        """);
    run(
        store,
        """
        INSERT INTO ledger_entry (id, project_id, participant_id, judgement_id, kind, purpose,
            grains, currency, charged_on, at)
          SELECT gen_random_uuid(), j.project_id, j.participant_id, j.id, 'earned', 'label', 500,
            'EUR', j.judged_at::date, j.judged_at
          FROM project p JOIN judgement j ON j.project_id = p.id WHERE p.slug = 'big'
        """);
    run(store, "UPDATE dataset SET items = %d WHERE slug = 'big'".formatted(tasks));
    run(store, "UPDATE project SET tasks = %d WHERE slug = 'big'".formatted(tasks));
    run(store, "DELETE FROM label_pull");
    run(store, "VACUUM ANALYZE");
    run(store, "CHECKPOINT");
  }

  /** Makes something over the interface. */
  static void made(RunningApp app, String path, Object body) throws IOException {
    Http.Answer answer = app.http().post(RunningApp.TOKEN, path, body);
    if (answer.status() != 201) {
      throw new IOException(answer.toString());
    }
  }

  /** One statement, by the store itself. */
  static void run(Store store, String statement) throws SQLException {
    try (Connection connection = store.database().getConnection();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
