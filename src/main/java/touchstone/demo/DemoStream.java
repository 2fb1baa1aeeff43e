// SPDX-License-Identifier: Apache-2.0
package touchstone.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import touchstone.base.Json;
import touchstone.base.Transactions;
import touchstone.dataset.Dataset;
import touchstone.dataset.Datasets;
import touchstone.feedback.Inbox;
import touchstone.feedback.Received;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;
import touchstone.guideline.Guidelines;
import touchstone.project.Policy;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pool;
import touchstone.rater.Pools;
import touchstone.rater.Rater;

/**
 * The demo's stream: a shoe shop's predictions and clicks, in which one slice decays. It is brought
 * in beside the start, through the inbox that every stream goes through; a start that was cut short
 * goes on where it stopped, since the same events are the same again.
 */
@ApplicationScoped
class DemoStream {
  private static final Logger LOG = Logger.getLogger("touchstone");
  private static final String SLUG = "demo-clicks";
  private static final int BATCH = 1_000;
  private static final String POLICY =
      """
      {"window":"PT30M","outcomes":[{"type":"click","label":"1"}],"default":"0","holdout":0.002}""";

  private final Datasets datasets;
  private final Guidelines guidelines;
  private final Pools pools;
  private final Projects projects;
  private final Streams streams;
  private final Inbox inbox;
  private final Transactions transactions;

  DemoStream(
      Datasets datasets,
      Guidelines guidelines,
      Pools pools,
      Projects projects,
      Streams streams,
      Inbox inbox,
      Transactions transactions) {
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.pools = pools;
    this.projects = projects;
    this.streams = streams;
    this.inbox = inbox;
    this.transactions = transactions;
  }

  /** Lays the stream out with an expert to ask, and brings its traffic in beside the start. */
  void layOut(Rater expert, String guideline, String template) {
    Stream stream =
        transactions.inNew(
            () ->
                projects.find("slug", SLUG).firstResultOptional().isPresent()
                    ? streams.afresh(SLUG)
                    : make(expert, guideline, template));
    Thread traffic = new Thread(() -> bring(stream), "demo-traffic");
    traffic.setDaemon(true);
    traffic.start();
  }

  private Stream make(Rater expert, String guideline, String template) {
    Dataset dataset =
        datasets.create(
            SLUG,
            "Demo: pairs that were shown",
            "Held out from the shoe shop's traffic, so that people say what the log cannot.",
            List.of("category", "device"));
    guidelines.create(
        SLUG, "Demo: would the customer click?", guideline, Json.tree(template), null);
    Pool pool = pools.create(SLUG, "Demo experts", null, null);
    pools.join(pool, expert);
    Project project =
        projects.create(
            SLUG,
            "Demo: would the customer click?",
            dataset,
            guidelines.named(SLUG),
            pool,
            Policy.ofOverlap(1),
            false,
            null);
    return streams.create(
        new Streams.New(SLUG, dataset, project, "clicked", Json.tree(POLICY), null, null, null),
        null);
  }

  private void bring(Stream stream) {
    List<Received> traffic =
        new ShoeShop(stream.createdAt().truncatedTo(ChronoUnit.HOURS)).traffic();
    try {
      for (int from = 0; from < traffic.size(); from += BATCH) {
        inbox.take(
            stream, "demo", null, traffic.subList(from, Math.min(traffic.size(), from + BATCH)));
      }
      LOG.info("The demo stream is there: one slice of it decays.");
    } catch (RuntimeException cut) {
      LOG.warn("The demo stream was cut short; the next start goes on with it.", cut);
    }
  }
}
