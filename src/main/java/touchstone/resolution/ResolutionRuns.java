// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.RecordTime;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.judgement.JudgementLine;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;

/** Runs of resolution: begun, carried out beside the request, kept, and read again. */
@ApplicationScoped
public class ResolutionRuns {
  private static final Logger LOG = Logger.getLogger(ResolutionRuns.class);
  private static final int CHUNK = 1000;

  private final Sql sql;
  private final Transactions transactions;
  private final RecordTime recordTime;
  private final Resolutions resolutions;

  ResolutionRuns(
      Sql sql, Transactions transactions, RecordTime recordTime, Resolutions resolutions) {
    this.sql = sql;
    this.transactions = transactions;
    this.recordTime = recordTime;
    this.resolutions = resolutions;
  }

  /** Notes a run in the caller's transaction; {@link #start} carries it out. */
  public UUID queue(Project project, String method, JsonNode params) {
    if (params != null && !params.isNull() && !params.isEmpty()) {
      throw Problem.refusedField("params", "the methods of this version take none");
    }
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO resolution_run (id, project_id, method, params, state, warnings, created_at)"
            + " VALUES (?, ?, ?, '{}', 'queued', '[]', CURRENT_TIMESTAMP)",
        id,
        project.id,
        resolutions
            .method(method == null ? project.policy().resolution().method() : method)
            .name());
    return id;
  }

  /** Carries a queued run out on another thread. */
  public void start(Project project, UUID run) {
    Infrastructure.getDefaultExecutor().execute(() -> carryOut(project, run));
  }

  private void carryOut(Project project, UUID run) {
    int mine =
        transactions.inNew(
            () ->
                sql.update(
                    "UPDATE resolution_run SET state = 'running' WHERE id = ? AND state = 'queued'",
                    run));
    if (mine == 0) {
      return;
    }
    try {
      new Carrier(project, run).carry();
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Resolution run %s failed", run);
      String words = Json.write(List.of("The run failed: " + failure.getClass().getSimpleName()));
      transactions.inNew(
          () ->
              sql.update(
                  "UPDATE resolution_run SET state = 'failed', warnings = ? WHERE id = ?",
                  words,
                  run));
    }
  }

  /** One run under way: reads, resolves and stores chunk by chunk. */
  private final class Carrier {
    private final Project project;
    private final UUID run;
    private final MessageDigest input = Secrets.digest();
    private List<Object[]> rows = new ArrayList<>();
    private long labels;
    private long ties;
    private long lines;
    private UUID lastTask;
    private long tasks;

    Carrier(Project project, UUID run) {
      this.project = project;
      this.run = run;
    }

    void carry() {
      long began = System.nanoTime();
      Instant asOf = recordTime.now();
      resolutions.read(
          project, find(run).method(), new JudgementLog.Scope(asOf, false), this::take);
      store();
      List<String> warnings =
          ties == 0 ? List.of() : List.of(ties + " questions are tied and have no label");
      long millis = (System.nanoTime() - began) / 1_000_000;
      transactions.inNew(
          () ->
              sql.update(
                  "UPDATE resolution_run SET state = 'finished', as_of = ?, input_hash = ?,"
                      + " labels = ?, tasks = ?, iterations = 1, millis = ?, warnings = ?"
                      + " WHERE id = ?",
                  asOf,
                  HexFormat.of().formatHex(input.digest()),
                  labels,
                  tasks,
                  millis,
                  Json.write(warnings),
                  run));
    }

    private void take(Labelled labelled) {
      if (!labelled.task().equals(lastTask)) {
        tasks++;
        lastTask = labelled.task();
      }
      labels += labelled.resolved().label() == null ? 0 : 1;
      ties += labelled.resolved().status().equals(Resolved.TIE) ? 1 : 0;
      labelled
          .lines()
          .forEach(
              line ->
                  input.update(
                      (line.judgement() + line.question() + line.answer() + weight(line) + "\n")
                          .getBytes(StandardCharsets.UTF_8)));
      rows.add(
          new Object[] {
            run,
            lines++,
            labelled.task(),
            labelled.question(),
            Json.write(LabelLine.of(labelled, run)),
            Json.write(labelled.resolved().distribution())
          });
      if (rows.size() >= CHUNK) {
        store();
      }
    }

    private void store() {
      List<Object[]> chunk = rows;
      rows = new ArrayList<>();
      transactions.inNew(
          () ->
              sql.batch(
                  "INSERT INTO resolution (run_id, place, task_id, question, line, distribution)"
                      + " VALUES (?, ?, ?, ?, ?, ?)",
                  chunk));
    }
  }

  /** A weight that is not everybody's; a run without such has the hash it always had. */
  private static String weight(JudgementLine line) {
    return line.weight() == 1 ? "" : "*" + line.weight();
  }

  /** A run, or 404. */
  public ResolutionRun find(UUID run) {
    return sql.first(ResolutionRun::from, "SELECT * FROM resolution_run WHERE id = ?", run)
        .orElseThrow(() -> Problem.notFound("resolution run"));
  }

  /** A finished run of this project, or a problem that says why not. */
  public ResolutionRun finished(Project project, UUID run) {
    ResolutionRun found =
        sql.first(
                ResolutionRun::from,
                "SELECT * FROM resolution_run WHERE id = ? AND project_id = ?",
                run,
                project.id)
            .orElseThrow(() -> Problem.notFound("resolution run"));
    if (!found.state().equals("finished")) {
      throw Problem.conflict("The run is " + found.state() + ".");
    }
    return found;
  }

  /** A run's stored line and distribution, as JSON. */
  public record Kept(JsonNode line, JsonNode distribution) {}

  /** Hands every kept line of a finished run to the taker, in its order. */
  public void read(UUID run, Consumer<Kept> taker) {
    for (long from = 0; ; from += CHUNK) {
      List<Kept> chunk =
          sql.list(
              row ->
                  new Kept(
                      Json.tree(row.getString("line")), Json.tree(row.getString("distribution"))),
              "SELECT line, distribution FROM resolution WHERE run_id = ? AND place >= ? AND place < ?"
                  + " ORDER BY place",
              run,
              from,
              from + CHUNK);
      chunk.forEach(taker);
      if (chunk.size() < CHUNK) {
        return;
      }
    }
  }

  /** The runs of a project, newest first. */
  public Listing<ResolutionRun> page(Project project, int limit, String after) {
    UUID before = Listing.afterId(after, new UUID(-1L, -1L));
    return Listing.of(
        sql.list(
            ResolutionRun::from,
            "SELECT * FROM resolution_run WHERE project_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
            project.id,
            before,
            limit + 1),
        limit,
        run -> run.run().toString());
  }

  /** A run that a node left behind is over. */
  void atStart(@Observes StartupEvent start) {
    transactions.inNew(
        () ->
            sql.update(
                "UPDATE resolution_run SET state = 'failed',"
                    + " warnings = '[\"The server stopped before the run was finished\"]'"
                    + " WHERE state IN ('queued', 'running')"
                    + " AND created_at < CURRENT_TIMESTAMP - INTERVAL '1' HOUR"));
  }
}
