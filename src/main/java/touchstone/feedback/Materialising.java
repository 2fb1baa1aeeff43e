// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import touchstone.base.Sql;
import touchstone.base.Transactions;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.Imports;
import touchstone.dataset.ItemLine;
import touchstone.dataset.Items;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.join.Label;
import touchstone.join.State;
import touchstone.judgement.JudgementImport;
import touchstone.project.Project;
import touchstone.project.Projects;

/**
 * Makes items of what people may look at, features as content and slices as slices, and puts the
 * stream's label beside the judgements of people: a judgement by a rater of kind stream, revised
 * when the label is.
 */
@ApplicationScoped
public class Materialising {
  private static final Logger LOG = Logger.getLogger(Materialising.class);
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration UNTIL_IT_FITS = Duration.ofMinutes(10);

  private final Streams streams;
  private final StreamLabels labels;
  private final ItemQueue queue;
  private final Items items;
  private final Datasets datasets;
  private final Projects projects;
  private final Guidelines guidelines;
  private final JudgementImport judgements;
  private final Transactions transactions;
  private final Sql sql;

  Materialising(
      Streams streams,
      StreamLabels labels,
      ItemQueue queue,
      Items items,
      Datasets datasets,
      Projects projects,
      Guidelines guidelines,
      JudgementImport judgements,
      Transactions transactions,
      Sql sql) {
    this.streams = streams;
    this.labels = labels;
    this.queue = queue;
    this.items = items;
    this.datasets = datasets;
    this.projects = projects;
    this.guidelines = guidelines;
    this.judgements = judgements;
    this.transactions = transactions;
    this.sql = sql;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void pull() {
    for (Stream stream : streams.everyone()) {
      try {
        pull(stream);
      } catch (RuntimeException failure) {
        LOG.warnf(failure, "Items of stream %s have to wait", stream.slug());
      }
    }
  }

  /** Makes what items are due and looks at what labels are due. */
  void pull(Stream stream) {
    if (stream.dataset() == null) {
      return;
    }
    while (makeItems(stream, queue.next(stream, BATCH)) == BATCH) {
      // until the queue or the day's cap is at its end
    }
    while (stream.project() != null && judge(stream) == BATCH) {
      // until nothing is due
    }
  }

  private int makeItems(Stream stream, List<ItemQueue.Entry> entries) {
    if (entries.isEmpty()) {
      return 0;
    }
    List<ItemLine> lines = new ArrayList<>();
    for (StreamLabels.Labelled one : read(stream, entries).values()) {
      lines.add(
          ItemLine.keyed(
              lines.size() + 1, one.prediction().key(), ForPeople.content(one.prediction())));
    }
    transactions.inNew(
        () -> {
          // Two nodes that pull at once take turns.
          sql.number("SELECT number FROM stream WHERE id = ? FOR UPDATE", stream.id());
          Dataset dataset = datasets.findById(stream.dataset());
          // An item that is there is a lead's: the label stands beside it, its content stays.
          Set<String> there =
              items.contents(dataset, lines.stream().map(ItemLine::key).toList()).keySet();
          items.keep(dataset, lines.stream().filter(line -> !there.contains(line.key())).toList());
          queue.made(stream, entries);
          return null;
        });
    return entries.size();
  }

  private Map<UUID, StreamLabels.Labelled> read(Stream stream, List<ItemQueue.Entry> entries) {
    Map<UUID, StreamLabels.Labelled> found = new HashMap<>();
    labels
        .now(stream)
        .of(entries.stream().map(ItemQueue.Entry::keyHash).toList())
        .forEach(one -> found.put(one.prediction().keyHash(), one));
    return found;
  }

  private int judge(Stream stream) {
    List<ItemQueue.Entry> due = queue.due(stream, BATCH);
    if (due.isEmpty()) {
      return 0;
    }
    StreamLabels.Reading reading = labels.now(stream);
    Map<UUID, StreamLabels.Labelled> found = read(stream, due);
    transactions.inNew(
        () -> {
          sql.number("SELECT number FROM stream WHERE id = ? FOR UPDATE", stream.id());
          Project project = projects.findById(stream.project());
          Question question =
              guidelines
                  .template(guidelines.latest(project.guidelineId))
                  .question(stream.question());
          List<JudgementImport.Beside> answers = new ArrayList<>();
          int misfits = 0;
          for (ItemQueue.Entry entry : due) {
            StreamLabels.Labelled one = found.get(entry.keyHash());
            if (one == null) {
              queue.looked(stream, entry, entry.label(), null);
              continue;
            }
            Label label = one.label();
            boolean news = label.label() != null && !Objects.equals(label.label(), entry.label());
            if (news && !fits(question, label.label())) {
              misfits++;
              queue.looked(stream, entry, entry.label(), reading.asOf().plus(UNTIL_IT_FITS));
              continue;
            }
            if (news) {
              answers.add(
                  new JudgementImport.Beside(
                      entry.itemKey(),
                      ForPeople.answer(question, label.label()),
                      label.at(),
                      "label policy " + stream.policy().version()));
            }
            String said = label.label() == null ? entry.label() : label.label();
            queue.looked(stream, entry, said, again(reading, one));
          }
          if (misfits > 0) {
            LOG.warnf(
                "Stream %s: %d labels are no answers to %s as project %s asks it now",
                stream.slug(), misfits, stream.question(), project.slug);
          }
          Imports.Tally tally = new Imports.Tally();
          judgements.putBeside(project, stream.rater(), stream.question(), answers, tally);
          if (!tally.refused.isEmpty()) {
            LOG.warnf("Stream %s: %s", stream.slug(), tally.refused.get(0));
          }
          return null;
        });
    return due.size();
  }

  /** Whether the question is asked and takes the label as an answer. */
  private static boolean fits(Question question, String label) {
    return question != null && question.check(ForPeople.answer(question, label)) == null;
  }

  /** When time alone may change the label: at the window's end, then until the outcomes pass it. */
  private static Instant again(StreamLabels.Reading reading, StreamLabels.Labelled one) {
    State state = one.label().state();
    if (state != State.OPEN && state != State.PROVISIONAL) {
      return null;
    }
    Instant end = one.prediction().at().plus(reading.policy().window());
    return end.isAfter(reading.asOf()) ? end : reading.asOf().plus(PATIENCE);
  }
}
