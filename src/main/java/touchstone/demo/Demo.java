// SPDX-License-Identifier: Apache-2.0
package touchstone.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import touchstone.account.FirstStart;
import touchstone.base.Json;
import touchstone.base.Transactions;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.ImportReport;
import touchstone.dataset.Items;
import touchstone.dataset.LineFormats;
import touchstone.guideline.Guideline;
import touchstone.guideline.Guidelines;
import touchstone.judgement.JudgementImport;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.rater.RaterKind;
import touchstone.rater.Raters;

/** Lays the demo project out on a first start, unless TOUCHSTONE_DEMO=false. */
@ApplicationScoped
public class Demo {
  private static final Logger LOG = Logger.getLogger("touchstone");
  private static final String SLUG = "demo";
  private static final List<String> RATERS = List.of("Bo (demo)", "Di (demo)", "Eli (demo)");
  private static final String EXPERT = "Cy (demo)";

  private final FirstStart firstStart;
  private final boolean wanted;
  private final Datasets datasets;
  private final Items items;
  private final LineFormats formats;
  private final Guidelines guidelines;
  private final Raters raters;
  private final Pools pools;
  private final Projects projects;
  private final JudgementImport judgements;
  private final DemoStream stream;
  private final DemoCrowd crowd;
  private final Transactions transactions;

  Demo(
      FirstStart firstStart,
      @ConfigProperty(name = "touchstone.demo") boolean wanted,
      Datasets datasets,
      Items items,
      LineFormats formats,
      Guidelines guidelines,
      Raters raters,
      Pools pools,
      Projects projects,
      JudgementImport judgements,
      DemoStream stream,
      DemoCrowd crowd,
      Transactions transactions) {
    this.firstStart = firstStart;
    this.wanted = wanted;
    this.datasets = datasets;
    this.items = items;
    this.formats = formats;
    this.guidelines = guidelines;
    this.raters = raters;
    this.pools = pools;
    this.projects = projects;
    this.judgements = judgements;
    this.stream = stream;
    this.crowd = crowd;
    this.transactions = transactions;
  }

  /**
   * Until somebody has an account every start counts as the first: what an earlier one laid out
   * stays, and what it did not get to is brought in.
   */
  void onFirstStart(@Observes @Priority(300) StartupEvent start) {
    if (wanted && firstStart.fresh()) {
      Project project =
          transactions.inNew(
              () -> projects.find("slug", SLUG).firstResultOptional().orElseGet(this::layOut));
      bringItems();
      bring(project, "judgements.csv");
      bring(project, "gold.csv");
      crowd.layOut(EXPERT, text("office-guideline.md"), text("office-template.json"));
      stream.layOut(
          raters.named(EXPERT).orElseThrow(),
          text("clicks-guideline.md"),
          text("clicks-template.json"));
      LOG.info("The demo project is there: sign in and label.");
    }
  }

  private Project layOut() {
    Dataset dataset =
        datasets.create(
            SLUG,
            "Demo: shoe shop searches",
            "What a shoe shop's search showed for a query. Sandals were judged long ago.",
            List.of("category"));
    datasets.flush();
    Guideline guideline = guideline();
    Pool pool = pools.create(SLUG, "Demo raters", null, null);
    for (String name : RATERS) {
      pools.join(pool, raters.create(name, RaterKind.GENERALIST, null, null, null, null));
    }
    raters.create(EXPERT, RaterKind.EXPERT, null, null, null, null);
    return projects.create(
        SLUG,
        "Demo: does the product answer the search?",
        dataset,
        guideline,
        pool,
        Policy.ofOverlap(3),
        false,
        null);
  }

  private Guideline guideline() {
    guidelines.create(
        SLUG,
        "Demo: search relevance",
        text("guideline.md"),
        Json.tree(text("template.json")),
        null);
    return guidelines.named(SLUG);
  }

  private void bring(Project project, String file) {
    try (InputStream stream = open(file)) {
      check(
          file,
          judgements.bring(project, formats.of(MediaType.valueOf("text/csv")), stream, false));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void bringItems() {
    try (InputStream stream = open("items.ndjson")) {
      check(
          "items.ndjson",
          items.bring(
              datasets.named(SLUG),
              "id",
              formats.of(MediaType.valueOf("application/x-ndjson")),
              stream));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void check(String file, ImportReport report) {
    if (report.rejected() > 0) {
      throw new IllegalStateException(file + ": " + report.errors());
    }
  }

  private static String text(String file) {
    try (InputStream stream = open(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream open(String file) {
    return Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/" + file);
  }
}
