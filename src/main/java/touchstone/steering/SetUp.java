// SPDX-License-Identifier: Apache-2.0
package touchstone.steering;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.base.Required;
import touchstone.base.Slug;
import touchstone.base.Transactions;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.ImportReport;
import touchstone.dataset.Items;
import touchstone.dataset.LineFormats;
import touchstone.guideline.Guidelines;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;

/** Makes what the wizard's steps ask for, under slugs made of their names. */
@ApplicationScoped
class SetUp {
  private static final int LOOKED_AT = 20;
  private static final String POOL = "Pool";

  private final Datasets datasets;
  private final Items items;
  private final LineFormats formats;
  private final Guidelines guidelines;
  private final Pools pools;
  private final Projects projects;
  private final Transactions transactions;

  SetUp(
      Datasets datasets,
      Items items,
      LineFormats formats,
      Guidelines guidelines,
      Pools pools,
      Projects projects,
      Transactions transactions) {
    this.datasets = datasets;
    this.items = items;
    this.formats = formats;
    this.guidelines = guidelines;
    this.pools = pools;
    this.projects = projects;
    this.transactions = transactions;
  }

  /** A dataset just made, and what became of the file's lines. */
  record Data(Dataset dataset, ImportReport report) {
    /** Whether nothing came of the file. */
    boolean empty() {
      return report.accepted() + report.updated() + report.unchanged() == 0;
    }
  }

  /**
   * A new dataset of a file's records; an empty one of the same name, as a refused file leaves it,
   * is used again.
   */
  Data data(String name, FileUpload file, String key) {
    String called = Required.text("Name", name, 200);
    if (file == null || file.size() == 0) {
      throw Problem.refusedField("File", "choose one: CSV, JSON or a JSON object a line");
    }
    Dataset dataset = transactions.inNew(() -> emptyDataset(called));
    try (InputStream stream = Files.newInputStream(file.uploadedFile())) {
      ImportReport report =
          items.bring(
              dataset,
              key == null || key.isBlank() ? "id" : key.strip(),
              formats.ofFile(file.fileName()),
              stream);
      return new Data(dataset, report);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Dataset emptyDataset(String name) {
    return datasets
        .find("name = ?1 and items = 0", name)
        .firstResultOptional()
        .orElseGet(
            () ->
                datasets.create(
                    free(name, taken -> datasets.count("slug", taken) > 0), name, null, List.of()));
  }

  /** The fields that the first items have. */
  List<String> fields(Dataset dataset) {
    Set<String> fields = new LinkedHashSet<>();
    items
        .page(dataset, Items.Filter.of(null, null), LOOKED_AT, null)
        .items()
        .forEach(item -> item.content().fieldNames().forEachRemaining(fields::add));
    return List.copyOf(fields);
  }

  /** A new guideline of the form; its slug. */
  String guideline(QuestionForm form, Dataset dataset, UUID by) {
    String name = form.name().isEmpty() ? dataset.name : form.name();
    String slug = free(name, taken -> guidelines.count("slug", taken) > 0);
    transactions.inNew(() -> guidelines.create(slug, name, form.body(), form.toTemplate(), by));
    return slug;
  }

  /** A new project; with a new pool where one is named. */
  Project project(PeopleForm form, String dataset, String guideline, boolean draft, UUID by) {
    String called = Required.text("Name of the project", form.name(), 200);
    Policy policy = form.policy();
    return transactions.inNew(
        () ->
            projects.create(
                free(called, taken -> projects.count("slug", taken) > 0),
                called,
                datasets.named(dataset),
                guidelines.named(guideline),
                pool(form),
                policy,
                draft,
                by));
  }

  private Pool pool(PeopleForm form) {
    boolean chosen = form.pool() != null && !form.pool().isBlank();
    if (form.newPool() != null && !form.newPool().isBlank()) {
      if (chosen) {
        throw Problem.refusedField(
            POOL, "name a new one or choose one, not both", Reason.of("steering_fault_twoPools"));
      }
      String slug = free(form.newPool(), taken -> pools.count("slug", taken) > 0);
      return pools.create(slug, form.newPool(), null, null);
    }
    return pools
        .find("slug", form.pool() == null ? "" : form.pool())
        .firstResultOptional()
        .orElseThrow(
            () ->
                Problem.refusedField(
                    POOL,
                    "name a new one or choose one that is here",
                    Reason.of("steering_fault_noPool")));
  }

  private static String free(String name, Predicate<String> taken) {
    String slug = Slug.of(name);
    String free = slug.equals("new") ? "new-1" : slug;
    for (int number = 2; taken.test(free); number++) {
      free = slug + "-" + number;
    }
    return free;
  }
}
