// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.Problem;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.ImportReport;
import touchstone.dataset.Items;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.judgement.JudgementImport;
import touchstone.project.Project;
import touchstone.rater.RaterKind;

/**
 * Brings a file of another tool into a project. The file is read and checked to its end before
 * anything is kept; then its items go in by the dataset's door and its answers by the judgements',
 * so that the same file again changes nothing.
 */
@ApplicationScoped
public class Intake {
  private final Map<String, IntakeFormat> formats = new TreeMap<>();
  private final Map<String, IntakeFormat> byAnyName = new TreeMap<>();
  private final Datasets datasets;
  private final Items items;
  private final Guidelines guidelines;
  private final JudgementImport judgements;

  Intake(
      @Any Instance<IntakeFormat> formats,
      Datasets datasets,
      Items items,
      Guidelines guidelines,
      JudgementImport judgements) {
    formats.forEach(
        format -> {
          this.formats.put(format.name(), format);
          byAnyName.put(format.name(), format);
          format.otherNames().forEach(name -> byAnyName.put(name, format));
        });
    this.datasets = datasets;
    this.items = items;
    this.guidelines = guidelines;
    this.judgements = judgements;
  }

  /** All formats by name. */
  Collection<IntakeFormat> formats() {
    return Collections.unmodifiableCollection(formats.values());
  }

  /** The format of a name, or 422 with those there are. */
  IntakeFormat format(String name) {
    IntakeFormat format = name == null ? null : byAnyName.get(name);
    if (format == null) {
      throw Problem.refusedField("format", "must be one of " + String.join(", ", formats.keySet()));
    }
    return format;
  }

  /** The template that answers are checked against. */
  Template template(Project project) {
    return guidelines.template(guidelines.latest(project.guidelineId));
  }

  /** What is wanted of a file in this format, or 422 where a field does not fit it. */
  Wanted wanted(
      Project project,
      IntakeFormat format,
      String question,
      String from,
      String rater,
      String kind) {
    Template template = template(project);
    Question asked = template.question(question);
    if (question != null && asked == null) {
      throw Problem.refusedField("question", "is not asked in this project");
    }
    if (asked == null && !format.severalQuestions()) {
      List<Question> fit =
          template.ask().stream()
              .filter(each -> format.types().isEmpty() || format.types().contains(each.type()))
              .toList();
      if (fit.size() != 1) {
        throw Problem.refusedField(
            "question",
            fit.isEmpty()
                ? format.name()
                    + " answers "
                    + String.join(", ", format.types())
                    + ", which this project does not ask"
                : "must say which is answered: "
                    + String.join(", ", fit.stream().map(Intake::called).toList()));
      }
      asked = fit.get(0);
    }
    if (asked != null && !format.types().isEmpty() && !format.types().contains(asked.type())) {
      throw Problem.refusedField(
          "question",
          asked.name()
              + " is of type "
              + asked.type()
              + "; "
              + format.name()
              + " answers "
              + String.join(", ", format.types()));
    }
    return new Wanted(
        template,
        asked,
        from == null || from.isBlank() ? null : from,
        rater == null || rater.isBlank() ? format.name() : rater.strip(),
        kind == null || kind.isBlank() ? RaterKind.GENERALIST : RaterKind.of("kind", kind));
  }

  /** A question by its name for programs, and by the title that people see. */
  private static String called(Question question) {
    return question.name().equals(question.title())
        ? question.name()
        : question.name() + " (" + question.title() + ")";
  }

  /** Reads the file; takes it unless this is a dry run. 422 where a document is broken. */
  IntakeReport bring(
      Project project, IntakeFormat format, Wanted wanted, Path file, boolean dryRun) {
    if (project.cancelled()) {
      throw Problem.conflict("The project was cancelled.");
    }
    Dataset dataset = datasets.findById(project.datasetId);
    Losses losses = new Losses();
    Look look = new Look();
    Reading reading = new Reading(items, dataset, format, file, wanted);
    reading.through(losses, look);
    if (format.whole() && losses.broken() > 0) {
      throw new Problem(
          422,
          "Refused",
          "The file is not what "
              + format.name()
              + " says; nothing of it was taken. First: "
              + losses.faults().get(0).field()
              + " "
              + losses.faults().get(0).reason()
              + ".",
          losses.faults());
    }
    long accepted = 0;
    long unchanged = 0;
    if (!dryRun) {
      items.bring(dataset, "id", reading.newItems(), InputStream.nullInputStream());
      ImportReport taken =
          judgements.bring(project, reading.answers(), InputStream.nullInputStream(), false);
      accepted = taken.accepted();
      unchanged = taken.unchanged();
      taken.errors().forEach(e -> losses.lost("judgement " + e.line(), "refused", e.reason()));
    }
    return new IntakeReport(
        format.name(),
        dryRun,
        look.items(),
        look.newItems(),
        look.judgements(),
        accepted,
        unchanged,
        look.raters(),
        losses.broken(),
        losses.lost(),
        losses.kinds(),
        losses.first(),
        losses.faults());
  }
}
