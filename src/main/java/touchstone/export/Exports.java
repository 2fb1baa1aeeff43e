// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.resolution.LabelLine;
import touchstone.resolution.ResolutionRuns;
import touchstone.resolution.Resolutions;

/** Writes a project's labels: resolved, every judgement, or the distribution of answers. */
@ApplicationScoped
public class Exports {
  private static final List<String> RESOLVED =
      List.of(
          "item",
          "question",
          "label",
          "status",
          "confidence",
          "judgements",
          "raters",
          "method",
          "run",
          "guidelineVersion",
          "resolvedAt",
          "judgedAt");
  private static final List<String> JUDGEMENTS =
      List.of(
          "judgement",
          "item",
          "rater",
          "kind",
          "question",
          "answer",
          "at",
          "activeMillis",
          "surplus",
          "gold",
          "round",
          "revision",
          "origin",
          "guidelineVersion",
          "flagged",
          "shownHash",
          "shownOrder");
  private static final List<String> SOFT =
      List.of(
          "item",
          "question",
          "distribution",
          "judgements",
          "raters",
          "method",
          "run",
          "guidelineVersion",
          "resolvedAt",
          "judgedAt");

  private final TreeMap<String, ExportFormat> formats = new TreeMap<>();
  private final Resolutions resolutions;
  private final ResolutionRuns runs;
  private final JudgementLog log;

  Exports(
      @Any Instance<ExportFormat> formats,
      Resolutions resolutions,
      ResolutionRuns runs,
      JudgementLog log) {
    formats.forEach(format -> this.formats.put(format.name(), format));
    this.resolutions = resolutions;
    this.runs = runs;
    this.log = log;
  }

  /**
   * What is asked for: a question or null for all, a kept run or null for now or the scope's past.
   */
  public record Asked(String mode, String question, UUID run, JudgementLog.Scope scope) {}

  /** The format of a name, or 422 with those there are. */
  public ExportFormat format(String name) {
    ExportFormat format = formats.get(name == null ? "ndjson" : name);
    if (format == null) {
      throw Problem.refusedField(
          "format", "this version has " + String.join(", ", formats.keySet()));
    }
    return format;
  }

  /** Writes all rows asked for. */
  public void write(Project project, Asked asked, ExportFormat format, OutputStream out)
      throws IOException {
    switch (asked.mode()) {
      case "judgements" -> judgements(project, asked, format, out);
      case "soft" -> soft(project, asked, format, out);
      default -> resolved(project, asked, format, out);
    }
  }

  private void judgements(Project project, Asked asked, ExportFormat format, OutputStream out)
      throws IOException {
    Table table = new Table(format.begin(out, JUDGEMENTS), JUDGEMENTS, asked.question());
    log.read(
        project,
        asked.scope(),
        task -> task.lines().forEach(line -> table.row(line.question(), Json.toTree(line))));
    table.end();
  }

  private void resolved(Project project, Asked asked, ExportFormat format, OutputStream out)
      throws IOException {
    Table table = new Table(format.begin(out, RESOLVED), RESOLVED, asked.question());
    if (asked.run() == null) {
      resolutions.lines(
          project, asked.scope(), line -> table.row(line.question(), Json.toTree(line)));
    } else {
      runs.read(asked.run(), kept -> table.row(question(kept), kept.line()));
    }
    table.end();
  }

  private void soft(Project project, Asked asked, ExportFormat format, OutputStream out)
      throws IOException {
    Table table = new Table(format.begin(out, SOFT), SOFT, asked.question());
    if (asked.run() == null) {
      resolutions.read(
          project,
          null,
          asked.scope(),
          labelled -> {
            ObjectNode row = (ObjectNode) Json.toTree(LabelLine.of(labelled, null));
            row.set("distribution", Shares.byAnswer(labelled.resolved().distribution()));
            table.row(labelled.question(), row);
          });
    } else {
      runs.read(
          asked.run(),
          kept -> {
            ObjectNode row = (ObjectNode) kept.line();
            row.set("distribution", Shares.byAnswer(kept.distribution()));
            table.row(question(kept), row);
          });
    }
    table.end();
  }

  private static String question(ResolutionRuns.Kept kept) {
    return kept.line().get("question").textValue();
  }

  /** Rows cut to their columns, of one question or of all. */
  private record Table(ExportFormat.Rows rows, List<String> columns, String question) {
    void row(String ofQuestion, com.fasterxml.jackson.databind.JsonNode full) {
      if (question != null && !question.equals(ofQuestion)) {
        return;
      }
      try {
        rows.row(((ObjectNode) full).retain(columns));
      } catch (IOException cut) {
        throw new UncheckedIOException(cut);
      }
    }

    void end() throws IOException {
      rows.end();
    }
  }
}
