// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.base.Problem;
import touchstone.base.Slug;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.Imports;
import touchstone.dataset.ItemLine;
import touchstone.dataset.Items;
import touchstone.feedback.ForPeople;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamLabels;
import touchstone.feedback.StreamLabels.Labelled;
import touchstone.guideline.Guideline;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.judgement.JudgementImport;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.watch.Alarms;
import touchstone.watch.Cause;
import touchstone.watch.SliceAlarm;

/** From a drafted batch to a closed alarm. */
@ApplicationScoped
@Transactional
public class Remedies {
  private static final int STEM = 40;

  private final SliceBatches batches;
  private final Alarms alarms;
  private final StreamLabels labels;
  private final Datasets datasets;
  private final Items items;
  private final Guidelines guidelines;
  private final Projects projects;
  private final JudgementImport judgements;
  private final PeoplesLabels people;

  Remedies(
      SliceBatches batches,
      Alarms alarms,
      StreamLabels labels,
      Datasets datasets,
      Items items,
      Guidelines guidelines,
      Projects projects,
      JudgementImport judgements,
      PeoplesLabels people) {
    this.batches = batches;
    this.alarms = alarms;
    this.labels = labels;
    this.datasets = datasets;
    this.items = items;
    this.guidelines = guidelines;
    this.projects = projects;
    this.judgements = judgements;
    this.people = people;
  }

  /**
   * Opens a project over the batch for a pool: its items are the predictions' features, beside each
   * the stream's label. 409 where it is launched, 422 where the guideline does not ask the stream's
   * question, or takes another answer than its labels.
   */
  public Project launch(
      Stream stream, SliceAlarm alarm, Pool pool, Guideline guideline, int overlap, UUID by) {
    SliceBatch batch =
        batches.of(alarm).orElseThrow(() -> Problem.conflict("No batch is drafted yet."));
    if (batch.project() != null) {
      throw Problem.conflict("The batch is launched already.");
    }
    Question question =
        guidelines.template(guidelines.latest(guideline.id)).question(stream.question());
    if (question == null) {
      throw Problem.refusedField(
          "guideline", guideline.slug + " does not ask " + stream.question());
    }
    for (String label : stream.policy().policy().labels()) {
      if (question.check(ForPeople.answer(question, label)) != null) {
        throw Problem.refusedField(
            "guideline",
            guideline.slug + " does not take " + label + " as an answer to " + stream.question());
      }
    }
    List<Labelled> found =
        labels.now(stream).of(batches.items(batch).stream().map(BatchItem::keyHash).toList());
    String slug = slug(stream.slug(), batch.id());
    Dataset dataset = datasets.create(slug, name(stream, alarm), null, sliceNames(found));
    items.keep(
        dataset,
        found.stream()
            .map(one -> one.prediction())
            .map(one -> ItemLine.keyed(0, one.key(), ForPeople.content(one)))
            .toList());
    Project project =
        projects.create(
            slug,
            name(stream, alarm),
            dataset,
            guideline,
            pool,
            Policy.of(touchstone.base.Json.tree("{\"overlap\":{\"max\":" + overlap + "}}")),
            false,
            by);
    putBeside(stream, project, question, found);
    batches.launched(batch, project.id, by);
    return project;
  }

  /** The stream's, as far as there is room for what tells the batches of one stream apart. */
  static String slug(String stream, UUID batch) {
    String stem = stream.length() > STEM ? stream.substring(0, STEM) : stream;
    return Slug.of(stem + "-" + batch.toString().substring(24));
  }

  private static String name(Stream stream, SliceAlarm alarm) {
    String what = alarm.slice().whole() ? "" : ", " + alarm.slice().slice();
    String name = stream.slug() + what + ", " + alarm.until().toString().substring(0, 10);
    return name.length() > 200 ? name.substring(0, 200) : name;
  }

  private static List<String> sliceNames(List<Labelled> found) {
    return found.stream()
        .flatMap(one -> one.prediction().slices().keySet().stream())
        .distinct()
        .sorted()
        .limit(20)
        .toList();
  }

  private void putBeside(Stream stream, Project project, Question question, List<Labelled> found) {
    List<JudgementImport.Beside> answers =
        found.stream()
            .filter(one -> one.label().label() != null)
            .map(
                one ->
                    new JudgementImport.Beside(
                        one.prediction().key(),
                        ForPeople.answer(question, one.label().label()),
                        one.label().at(),
                        "label policy " + stream.policy().version()))
            .toList();
    judgements.putBeside(project, stream.rater(), question.name(), answers, new Imports.Tally());
  }

  /** Model, stream and people over the batch of an alarm, as they stand now; null without one. */
  public Comparison compare(Stream stream, SliceAlarm alarm) {
    SliceBatch batch = batches.of(alarm).orElse(null);
    if (batch == null) {
      return null;
    }
    Map<String, String> said =
        batch.project() == null
            ? Map.of()
            : people.of(projects.findById(batch.project()), stream.question());
    return Comparison.of(batches.items(batch), said, stream.policy().policy().positive());
  }

  /**
   * Closes the alarm with its cause, keeps what was compared, and lets the slice be watched anew.
   */
  public void close(Stream stream, SliceAlarm alarm, Cause cause, String note, UUID by) {
    Comparison comparison = compare(stream, alarm);
    alarms.close(stream, alarm, cause, note, by);
    if (comparison != null) {
      batches.of(alarm).ifPresent(batch -> batches.conclude(batch, new Kept(comparison)));
    }
  }

  /** What is kept of a comparison: its figures. */
  record Kept(
      int items,
      int labelled,
      Double streamAgrees,
      int control,
      Double aucByStream,
      Double aucByPeople) {
    Kept(Comparison comparison) {
      this(
          comparison.items(),
          comparison.labelled(),
          comparison.streamAgrees(),
          comparison.control(),
          comparison.aucByStream(),
          comparison.aucByPeople());
    }
  }
}
