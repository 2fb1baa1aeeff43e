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
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

  /** Rises with every change of a method that may change a label. */
  private static final int VERSION = 2;

  private static final int LONGEST_WARNINGS = 4000;

  private final Sql sql;
  private final Transactions transactions;
  private final RecordTime recordTime;
  private final Resolutions resolutions;
  private final Methods methods;

  ResolutionRuns(
      Sql sql,
      Transactions transactions,
      RecordTime recordTime,
      Resolutions resolutions,
      Methods methods) {
    this.methods = methods;
    this.sql = sql;
    this.transactions = transactions;
    this.recordTime = recordTime;
    this.resolutions = resolutions;
  }

  /** Notes a run in the caller's transaction; {@link #start} carries it out. */
  public UUID queue(Project project, String method, JsonNode params) {
    Methods.Wanted wanted =
        methods.wanted(method == null ? project.policy().resolution().method() : method, params);
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO resolution_run (id, project_id, method, params, state, version, warnings,"
            + " created_at) VALUES (?, ?, ?, ?, 'queued', ?, '[]', CURRENT_TIMESTAMP)",
        id,
        project.id,
        wanted.name(),
        wanted.params() == null ? "{}" : Json.write(wanted.params()),
        VERSION);
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
    } catch (RuntimeException | OutOfMemoryError failure) {
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
      Methods.Wanted wanted = wanted(find(run));
      JudgementLog.Scope scope = new JudgementLog.Scope(asOf, false);
      Map<String, Learned> learned = resolutions.learned(project, wanted, scope);
      resolutions.read(project, wanted, scope, this::take);
      store();
      keepSkills(learned.values());
      long millis = (System.nanoTime() - began) / 1_000_000;
      transactions.inNew(
          () ->
              sql.update(
                  "UPDATE resolution_run SET state = 'finished', as_of = ?, input_hash = ?,"
                      + " labels = ?, tasks = ?, iterations = ?, millis = ?, warnings = ?,"
                      + " questions = ? WHERE id = ?",
                  asOf,
                  HexFormat.of().formatHex(input.digest()),
                  labels,
                  tasks,
                  learned.values().stream().mapToInt(Learned::iterations).max().orElse(1),
                  millis,
                  warnings(learned.values()),
                  Json.write(learned.values().stream().map(LearnedOf::of).toList()),
                  run));
    }

    private String warnings(Collection<Learned> learned) {
      List<String> warnings = new ArrayList<>();
      if (ties > 0) {
        warnings.add(ties + " questions are tied and have no label");
      }
      learned.forEach(
          each -> each.remarks().forEach(remark -> warnings.add(each.question() + ": " + remark)));
      while (Json.write(warnings).length() > LONGEST_WARNINGS) {
        warnings.remove(warnings.size() - 1);
      }
      return Json.write(warnings);
    }

    private void keepSkills(Collection<Learned> learned) {
      List<Object[]> skills = new ArrayList<>();
      for (Learned each : learned) {
        each.skills()
            .forEach(
                (participant, skill) ->
                    skills.add(
                        new Object[] {
                          run,
                          each.question(),
                          UUID.fromString(participant),
                          skill,
                          each.given().get(participant)
                        }));
      }
      transactions.inNew(
          () ->
              sql.batch(
                  "INSERT INTO resolution_skill (run_id, question, participant_id, skill,"
                      + " judgements) VALUES (?, ?, ?, ?, ?)",
                  skills));
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

  /** The method of a run, with what was said to it. */
  static Methods.Wanted wanted(ResolutionRun run) {
    return new Methods.Wanted(run.method(), run.params().isEmpty() ? null : run.params());
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

  /** How often a rater is right by the account of a run's method, 0 to 1. */
  public record Skill(String question, String rater, String kind, double skill, int judgements) {}

  /** The skills that a run learned, question by question, the most judgements first. */
  public List<Skill> skills(UUID run) {
    return sql.list(
        row ->
            new Skill(
                row.getString("question"),
                row.getString("rater"),
                row.getString("kind"),
                row.getDouble("skill"),
                row.getInt("judgements")),
        "SELECT s.question, COALESCE(r.name, CAST(p.id AS VARCHAR)) AS rater, p.kind, s.skill,"
            + " s.judgements FROM resolution_skill s JOIN participant p ON p.id = s.participant_id"
            + " LEFT JOIN rater r ON r.id = p.rater_id WHERE s.run_id = ?"
            + " ORDER BY s.question, s.judgements DESC, rater",
        run);
  }

  /** The project of a run. */
  UUID project(UUID run) {
    return sql.first(
            row -> Sql.id(row, "project_id"),
            "SELECT project_id FROM resolution_run WHERE id = ?",
            run)
        .orElseThrow(() -> Problem.notFound("resolution run"));
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
