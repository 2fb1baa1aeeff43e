// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Sql;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.ImportReport;
import touchstone.dataset.Imports;
import touchstone.dataset.ItemLine;
import touchstone.dataset.Items;
import touchstone.dataset.LineFormat;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.project.Project;
import touchstone.project.Tasks;
import touchstone.rater.Rater;
import touchstone.rater.RaterKind;
import touchstone.rater.Raters;
import touchstone.web.Language;
import touchstone.web.Messages;

/**
 * Judgements brought in from elsewhere. They take no slot, count towards what is wanted, are never
 * surplus, and need not answer every question. The same item, rater and question again is a
 * revision; the same answer again is unchanged.
 */
@ApplicationScoped
public class JudgementImport {
  private final Sql sql;
  private final Imports imports;
  private final Datasets datasets;
  private final Items items;
  private final Guidelines guidelines;
  private final Raters raters;
  private final Participants participants;
  private final Tasks tasks;
  private final ImportedRevisions revisions;

  JudgementImport(
      Sql sql,
      Imports imports,
      Datasets datasets,
      Items items,
      Guidelines guidelines,
      Raters raters,
      Participants participants,
      Tasks tasks,
      ImportedRevisions revisions) {
    this.sql = sql;
    this.imports = imports;
    this.datasets = datasets;
    this.items = items;
    this.guidelines = guidelines;
    this.raters = raters;
    this.participants = participants;
    this.tasks = tasks;
    this.revisions = revisions;
  }

  /** Brings judgements in; with createItems an unknown item is made of its key alone. */
  public ImportReport bring(
      Project project, LineFormat format, InputStream stream, boolean createItems) {
    if (project.cancelled()) {
      throw Problem.conflict("The project was cancelled.");
    }
    Dataset dataset = datasets.findById(project.datasetId);
    GuidelineVersion version = guidelines.latest(project.guidelineId);
    Template template = guidelines.template(version);
    boolean texts = format.mediaType().equals("text/csv");
    tasks.pull(project);
    KnownParticipants known = new KnownParticipants();
    ImportReport report =
        imports.run(
            "judgements",
            project.id,
            format,
            stream,
            (batch, tally) ->
                store(
                    project,
                    version.number,
                    template,
                    lines(batch, template, texts, tally),
                    createItems ? dataset : null,
                    known.during(batch),
                    false,
                    tally));
    return new ImportReport(
        report.id(),
        report.accepted(),
        report.unchanged(),
        null,
        report.rejected(),
        report.errors());
  }

  /** Takes lines that were checked against the template, in the caller's transaction. */
  void take(Project project, List<ImportedLine> lines, Imports.Tally tally) {
    GuidelineVersion version = guidelines.latest(project.guidelineId);
    Template template = guidelines.template(version);
    store(project, version.number, template, lines, null, new KnownParticipants(), false, tally);
  }

  /** The same beside those of raters: they take no place of one that is wanted. */
  void takeBeside(Project project, List<ImportedLine> lines, Imports.Tally tally) {
    GuidelineVersion version = guidelines.latest(project.guidelineId);
    Template template = guidelines.template(version);
    store(project, version.number, template, lines, null, new KnownParticipants(), true, tally);
  }

  /**
   * What a stream says of an item.
   *
   * @param item its key
   * @param source by which version of what it says so
   */
  public record Beside(String item, JsonNode answer, Instant at, String source) {}

  /**
   * Puts the answers of a stream beside those of people, in the caller's transaction: they are
   * judgements like any other, and take no place of one that is wanted. Answers that changed are
   * revisions. Items without a task, and answers that no longer fit, are refused in the tally.
   */
  public void putBeside(
      Project project, String rater, String question, List<Beside> answers, Imports.Tally tally) {
    GuidelineVersion version = guidelines.latest(project.guidelineId);
    Template template = guidelines.template(version);
    List<ImportedLine> lines = new ArrayList<>();
    Question asked = template.question(question);
    for (Beside one : answers) {
      Reason misfit = asked == null ? null : asked.check(one.answer());
      if (asked == null || misfit != null) {
        String why = asked == null ? "is not asked" : Messages.text(Language.ENGLISH, misfit);
        tally.refuse(lines.size() + 1, question + ": " + why);
        continue;
      }
      lines.add(
          new ImportedLine(
              lines.size() + 1,
              one.item(),
              rater,
              RaterKind.STREAM,
              question,
              one.answer(),
              one.at(),
              null,
              false,
              one.source()));
    }
    tasks.pull(project);
    store(project, version.number, template, lines, null, new KnownParticipants(), true, tally);
  }

  private static List<ImportedLine> lines(
      List<ItemLine> batch, Template template, boolean texts, Imports.Tally tally) {
    List<ImportedLine> lines = new ArrayList<>();
    for (ItemLine line : batch) {
      try {
        lines.add(ImportedLine.of(line.number(), line.record(), template, texts));
      } catch (Problem refused) {
        tally.refuse(line.number(), refused.getMessage());
      }
    }
    return lines;
  }

  private void store(
      Project project,
      int guidelineVersion,
      Template template,
      List<ImportedLine> lines,
      Dataset createIn,
      KnownParticipants participantsByName,
      boolean beside,
      Imports.Tally tally) {
    if (createIn != null) {
      items.ensure(createIn, lines.stream().map(ImportedLine::item).toList());
      tasks.pull(project);
    }
    Map<String, TaskRef> known = tasks(project, lines, beside ? JUDGED_ROUND : "t.round");
    Map<String, JsonNode> contents = contents(project, template, lines);
    Map<SlotKey, List<ImportedLine>> bySlot = new LinkedHashMap<>();
    for (ImportedLine line : lines) {
      TaskRef task = known.get(line.item());
      if (task == null) {
        tally.refuse(line.number(), "item " + line.item() + " does not exist");
        continue;
      }
      JsonNode content = contents.get(line.item());
      Reason misfit =
          content == null ? null : template.question(line.question()).check(line.answer(), content);
      if (misfit != null) {
        tally.refuse(line.number(), "answer: " + Messages.text(Language.ENGLISH, misfit));
        continue;
      }
      try {
        UUID participant = participantsByName.of(line.rater(), () -> participant(project, line));
        bySlot
            .computeIfAbsent(
                new SlotKey(task.id(), participant, task.round()), first -> new ArrayList<>())
            .add(line);
      } catch (Problem refused) {
        tally.refuse(line.number(), refused.getMessage());
      }
    }
    revisions.store(project, guidelineVersion, bySlot, beside, tally);
  }

  /** The contents, by key, of the items whose answers cannot be checked fully without them. */
  private Map<String, JsonNode> contents(
      Project project, Template template, List<ImportedLine> lines) {
    Map<String, JsonNode> contents = new HashMap<>();
    String[] keys =
        lines.stream()
            .filter(line -> template.question(line.question()).needsItem())
            .map(ImportedLine::item)
            .distinct()
            .toArray(String[]::new);
    if (keys.length > 0) {
      sql.list(
          row -> contents.put(row.getString("item_key"), Json.tree(row.getString("content"))),
          "SELECT item_key, content FROM item WHERE dataset_id = ? AND item_key = ANY(?)",
          project.datasetId,
          keys);
    }
    return contents;
  }

  private UUID participant(Project project, ImportedLine line) {
    Rater rater =
        raters
            .named(line.rater())
            .orElseGet(() -> raters.create(line.rater(), line.kind(), null, null, null, null));
    return participants.of(project, rater);
  }

  /** A stream speaks to the label that there is: while people make it again, to the old one. */
  private static final String JUDGED_ROUND =
      "COALESCE((SELECT MAX(s.round) FROM slot s WHERE s.task_id = t.id AND s.round > 0"
          + " AND s.judgement_id IS NOT NULL), t.round)";

  /** A task and the round that is answered. */
  private record TaskRef(UUID id, int round) {}

  private Map<String, TaskRef> tasks(Project project, List<ImportedLine> lines, String round) {
    Map<String, TaskRef> known = new HashMap<>();
    String[] keys = lines.stream().map(ImportedLine::item).distinct().toArray(String[]::new);
    sql.list(
        row ->
            known.put(
                row.getString("item_key"), new TaskRef(Sql.id(row, "id"), row.getInt("round"))),
        "SELECT i.item_key, t.id, "
            + round
            + " AS round FROM item i"
            + " JOIN task t ON t.item_id = i.id AND t.project_id = ?"
            + " WHERE i.dataset_id = ? AND i.item_key = ANY(?)",
        project.id,
        project.datasetId,
        keys);
    return known;
  }
}
