// SPDX-License-Identifier: Apache-2.0
package touchstone.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What PostgreSQL alone gives on this machine: pgbench leases a task in one commit and judges it in
 * another, on bare tables with the same keys and the same partial index, each client a rater.
 */
final class RawCeiling {
  private static final String SCHEMA =
      """
      DROP SCHEMA IF EXISTS raw CASCADE;
      CREATE SCHEMA raw;
      CREATE TABLE raw.task (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), rank BIGINT NOT NULL,
        open_rank BIGINT, wanted INT NOT NULL, held INT NOT NULL DEFAULT 0,
        CHECK (held <= wanted)) WITH (fillfactor = 80);
      CREATE TABLE raw.slot (id UUID PRIMARY KEY, task_id UUID NOT NULL REFERENCES raw.task,
        participant INT NOT NULL, state VARCHAR(16) NOT NULL, lease_until TIMESTAMP WITH TIME ZONE,
        UNIQUE (task_id, participant)) WITH (fillfactor = 80);
      CREATE TABLE raw.judgement (id UUID PRIMARY KEY, slot_id UUID NOT NULL REFERENCES raw.slot,
        task_id UUID NOT NULL REFERENCES raw.task, participant INT NOT NULL, answer TEXT NOT NULL,
        recorded_at TIMESTAMP WITH TIME ZONE NOT NULL, UNIQUE (slot_id));
      INSERT INTO raw.task (rank, open_rank, wanted)
        SELECT n, n, 3 FROM generate_series(1, %d) n;
      CREATE INDEX raw_front ON raw.task (open_rank) WHERE open_rank IS NOT NULL;
      CREATE TABLE raw.frontier (participant INT PRIMARY KEY, rank BIGINT NOT NULL)
        WITH (fillfactor = 50);
      INSERT INTO raw.frontier SELECT n, 0 FROM generate_series(0, 200) n;
      ANALYZE raw.task;
      """;

  private static final String SCRIPT =
      """
      BEGIN;
      SELECT t.id AS task, t.rank AS place, gen_random_uuid() AS slot FROM raw.task t
        WHERE t.open_rank > (SELECT rank FROM raw.frontier WHERE participant = :client_id)
        AND NOT EXISTS (SELECT 1 FROM raw.slot s
          WHERE s.task_id = t.id AND s.participant = :client_id)
        ORDER BY t.open_rank LIMIT 1 FOR UPDATE OF t SKIP LOCKED \\gset
      UPDATE raw.task SET held = held + 1,
        open_rank = CASE WHEN held + 1 < wanted THEN rank ELSE NULL END
        WHERE id = :task AND held < wanted;
      INSERT INTO raw.slot VALUES (:slot, :task, :client_id, 'leased', now() + interval '10 min');
      UPDATE raw.frontier SET rank = :place WHERE participant = :client_id;
      COMMIT;
      BEGIN;
      INSERT INTO raw.judgement VALUES (gen_random_uuid(), :slot, :task, :client_id,
        '{"q":"yes"}', now());
      UPDATE raw.slot SET state = 'judged', lease_until = NULL WHERE id = :slot;
      COMMIT;
      """;

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+)");

  private RawCeiling() {}

  /** Labels a second, and the mean milliseconds of a lease with its judgement. */
  record Reached(double perSecond, double meanMillis) {}

  /** Runs so many clients for so many seconds on a fresh set of tables. */
  static Reached run(DataSource database, int port, int clients, int seconds) throws Exception {
    prepare(database, 3000 * seconds / 3 + 10_000);
    Path script = Files.createTempFile("ceiling", ".sql");
    Files.writeString(script, SCRIPT);
    Process pgbench =
        new ProcessBuilder(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-U",
                "postgres",
                "-c",
                String.valueOf(clients),
                "-j",
                "2",
                "-T",
                String.valueOf(seconds),
                "-f",
                script.toString(),
                "postgres")
            .redirectErrorStream(true)
            .start();
    String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    pgbench.waitFor(1, TimeUnit.MINUTES);
    Files.delete(script);
    return new Reached(found(TPS, output), found(LATENCY, output));
  }

  private static void prepare(DataSource database, int tasks) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA.formatted(tasks));
    }
  }

  private static double found(Pattern pattern, String output) throws IOException {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IOException("pgbench said:\n" + output);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
