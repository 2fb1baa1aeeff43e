// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import touchstone.base.Json;
import touchstone.base.Sql;
import touchstone.judgement.JudgementLog;
import touchstone.project.Project;
import touchstone.resolution.LabelLine;
import touchstone.resolution.ResolutionRuns;
import touchstone.resolution.Resolutions;

/** Reads a project row by row: a row is a label, a judgement's answer, or the shares of answers. */
@ApplicationScoped
class Tables {
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
          "shownOrder",
          "source");
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

  private final Sql sql;
  private final Resolutions resolutions;
  private final ResolutionRuns runs;
  private final JudgementLog log;

  Tables(Sql sql, Resolutions resolutions, ResolutionRuns runs, JudgementLog log) {
    this.sql = sql;
    this.resolutions = resolutions;
    this.runs = runs;
    this.log = log;
  }

  /** The columns of a mode; those about meaning and content stand at the end. */
  static List<String> columns(Asked asked, boolean wide) {
    List<String> columns =
        new ArrayList<>(
            switch (asked.mode()) {
              case JUDGEMENTS -> JUDGEMENTS;
              case SOFT -> SOFT;
              default -> RESOLVED;
            });
    if (asked.about() || wide) {
      columns.add("questionTitle");
      if (asked.mode() != Mode.SOFT) {
        columns.add("meaning");
      }
      columns.add("guideline");
    }
    if (wide) {
      columns.add("content");
    }
    return columns;
  }

  /**
   * Writes all rows asked for.
   *
   * @param abouts each question by name
   */
  void write(
      Project project,
      Asked asked,
      Map<String, About> abouts,
      boolean wide,
      TableFormat.Rows rows,
      List<String> columns)
      throws IOException {
    Contents contents =
        wide
            ? new Contents(
                sql,
                project,
                asked.run() == null ? asked.scope().asOf() : runs.find(asked.run()).asOf())
            : null;
    Table table = new Table(rows, columns, asked, abouts, contents);
    try {
      switch (asked.mode()) {
        case JUDGEMENTS ->
            log.read(
                project,
                asked.scope(),
                task -> task.lines().forEach(line -> table.row(line.question(), line)));
        case SOFT -> soft(project, asked, table);
        default -> resolved(project, asked, table);
      }
    } catch (UncheckedIOException cut) {
      throw cut.getCause();
    }
    rows.end();
  }

  private void resolved(Project project, Asked asked, Table table) {
    if (asked.run() == null) {
      resolutions.lines(project, asked.scope(), line -> table.row(line.question(), line));
    } else {
      runs.read(asked.run(), kept -> table.row(question(kept), kept.line()));
    }
  }

  private void soft(Project project, Asked asked, Table table) {
    if (asked.run() == null) {
      resolutions.shares(
          project,
          asked.scope(),
          labelled -> {
            if (table.wants(labelled.question())) {
              ObjectNode row = (ObjectNode) Json.toTree(LabelLine.of(labelled, null));
              row.set("distribution", Shares.byAnswer(labelled.resolved().distribution()));
              table.row(labelled.question(), row);
            }
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
  }

  private static String question(ResolutionRuns.Kept kept) {
    return kept.line().get("question").textValue();
  }

  /** Rows cut to their columns, of one question or of all. */
  private static final class Table {
    private final TableFormat.Rows rows;
    private final List<String> columns;
    private final Asked asked;
    private final Map<String, About> abouts;
    private final Contents contents;
    private String item;
    private JsonNode content;

    Table(
        TableFormat.Rows rows,
        List<String> columns,
        Asked asked,
        Map<String, About> abouts,
        Contents contents) {
      this.rows = rows;
      this.columns = columns;
      this.asked = asked;
      this.abouts = abouts;
      this.contents = contents;
    }

    boolean wants(String question) {
      return asked.question() == null || asked.question().equals(question);
    }

    void row(String question, Object line) {
      if (!wants(question)) {
        return;
      }
      ObjectNode row = (ObjectNode) (line instanceof JsonNode tree ? tree : Json.toTree(line));
      if (columns.contains("questionTitle")) {
        about(row, abouts.get(question));
      }
      if (contents != null) {
        row.set("content", content(row.get("item").textValue()));
      }
      try {
        rows.row(row.retain(columns));
      } catch (IOException cut) {
        throw new UncheckedIOException(cut);
      }
    }

    /** What the row means; a question that is asked no more has no title to give. */
    private void about(ObjectNode row, About about) {
      row.put("questionTitle", about == null ? null : about.question().title());
      if (columns.contains("meaning")) {
        JsonNode answer = row.has("label") ? row.get("label") : row.get("answer");
        row.put("meaning", about == null ? null : about.meaning(answer));
      }
      row.put("guideline", about == null ? null : about.guideline());
    }

    /** Rows of one item stand together. */
    private JsonNode content(String of) {
      if (!of.equals(item)) {
        content = contents.next(of).now();
        item = of;
      }
      return content;
    }
  }
}
