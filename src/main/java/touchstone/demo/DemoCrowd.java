// SPDX-License-Identifier: Apache-2.0
package touchstone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import touchstone.base.Json;
import touchstone.base.Transactions;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.dataset.ImportReport;
import touchstone.dataset.Items;
import touchstone.dataset.LineFormat;
import touchstone.dataset.LineFormats;
import touchstone.guideline.Guidelines;
import touchstone.judgement.JudgementImport;
import touchstone.ledger.ImportedWork;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.rater.Rate;
import touchstone.rater.RaterKind;
import touchstone.rater.Raters;
import touchstone.rater.Rates;

/**
 * The demo's crowd: a project of matters of taste, paid, under way for eight weeks and nearly
 * through, so that what shows cost, time and groups has something to show.
 */
@ApplicationScoped
class DemoCrowd {
  static final String SLUG = "demo-office";
  private static final String NAME = "Demo: is this shoe fit for the office?";
  private static final String EURO = "EUR";
  private static final String EACH = "judgement";
  private static final Map<String, Map<String, Double>> QUOTAS =
      Map.of("age", Map.of(OfficeShoes.YOUNG, .3, OfficeShoes.MIDDLE, .4, OfficeShoes.OLD, .3));

  /** Eight people and the model for each shoe. */
  private static final String POLICY =
      """
      {"overlap":{"max":9},"budget":{"amount":"250.00","currency":"EUR"},
       "wageFloor":{"amount":"12.00","currency":"EUR"},
       "freshness":{"warnAfter":"P30D","errorAfter":"P50D"}}""";

  private final Datasets datasets;
  private final Items items;
  private final LineFormat lines;
  private final Guidelines guidelines;
  private final Raters raters;
  private final Pools pools;
  private final Rates rates;
  private final Projects projects;
  private final JudgementImport judgements;
  private final ImportedWork paid;
  private final Transactions transactions;

  DemoCrowd(
      Datasets datasets,
      Items items,
      LineFormats formats,
      Guidelines guidelines,
      Raters raters,
      Pools pools,
      Rates rates,
      Projects projects,
      JudgementImport judgements,
      ImportedWork paid,
      Transactions transactions) {
    this.datasets = datasets;
    this.items = items;
    this.lines = formats.of(MediaType.valueOf("application/x-ndjson"));
    this.guidelines = guidelines;
    this.raters = raters;
    this.pools = pools;
    this.rates = rates;
    this.projects = projects;
    this.judgements = judgements;
    this.paid = paid;
    this.transactions = transactions;
  }

  /** Lays it out unless it is there; what an earlier start did not get to is brought in. */
  void layOut(String expert, String guideline, String template) {
    Project project =
        transactions.inNew(
            () ->
                projects
                    .find("slug", SLUG)
                    .firstResultOptional()
                    .orElseGet(() -> make(guideline, template)));
    OfficeShoes shoes = new OfficeShoes(project.createdAt.truncatedTo(ChronoUnit.SECONDS));
    check(items.bring(datasets.named(SLUG), "id", lines, stream(shoes.items())));
    check(judgements.bring(project, lines, stream(shoes.judgements()), false));
    check(judgements.bring(project, lines, stream(shoes.golds(expert)), false));
    paid.people(project);
  }

  private Project make(String guideline, String template) {
    Dataset dataset =
        datasets.create(
            SLUG,
            "Demo: shoes for the office",
            "Made-up shoes; whether they suit an office is a matter of taste.",
            List.of("category"));
    datasets.flush();
    guidelines.create(SLUG, NAME, guideline, Json.tree(template), null);
    Pool pool = pools.create(SLUG, "Demo crowd", new Rate(EACH, "0.09", EURO), Json.toTree(QUOTAS));
    for (OfficeShoes.Somebody each : OfficeShoes.people()) {
      pools.join(
          pool,
          raters.create(
              each.name(),
              each.expert() ? RaterKind.EXPERT : RaterKind.GENERALIST,
              null,
              null,
              each.age() == null ? null : Map.of("age", each.age()),
              null));
    }
    raters.create(OfficeShoes.MODEL, RaterKind.MODEL, null, null, null, null);
    rates.set(pool.id, null, RaterKind.MODEL, new Rate(EACH, "0.0008", EURO), null, null);
    return projects.create(
        SLUG,
        NAME,
        dataset,
        guidelines.named(SLUG),
        pool,
        Policy.of(Json.tree(POLICY)),
        false,
        null);
  }

  private static ByteArrayInputStream stream(List<ObjectNode> lines) {
    return new ByteArrayInputStream(
        lines.stream()
            .map(ObjectNode::toString)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void check(ImportReport report) {
    if (report.rejected() > 0) {
      throw new IllegalStateException(SLUG + ": " + report.errors());
    }
  }
}
