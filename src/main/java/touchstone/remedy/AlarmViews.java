// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import touchstone.base.Listing;
import touchstone.feedback.Stream;
import touchstone.guideline.Guideline;
import touchstone.guideline.Guidelines;
import touchstone.project.Project;
import touchstone.project.Projects;
import touchstone.rater.Pools;
import touchstone.watch.SliceAlarm;
import touchstone.web.Refusal;

/** Gathers what an alarm's page shows. */
@ApplicationScoped
class AlarmViews {
  private static final int FIRST_ITEMS = 8;
  private static final int FIRST_ROWS = 20;

  private final NoticedOnes noticed;
  private final SliceBatches batches;
  private final Remedies remedies;
  private final Projects projects;
  private final Pools pools;
  private final Guidelines guidelines;

  AlarmViews(
      NoticedOnes noticed,
      SliceBatches batches,
      Remedies remedies,
      Projects projects,
      Pools pools,
      Guidelines guidelines) {
    this.noticed = noticed;
    this.batches = batches;
    this.remedies = remedies;
    this.projects = projects;
    this.pools = pools;
    this.guidelines = guidelines;
  }

  /**
   * @param all whether every row of the comparison is shown
   */
  AlarmView of(Stream stream, SliceAlarm alarm, AlarmForm form, boolean all, Refusal refusal) {
    Noticed one = noticed.of(stream, alarm);
    SliceBatch batch = one.batch();
    List<BatchItem> items = batch == null ? List.of() : batches.items(batch);
    boolean launched = batch != null && batch.project() != null;
    Comparison comparison = launched ? remedies.compare(stream, alarm) : null;
    boolean toLaunch = alarm.open() && batch != null && !launched;
    return new AlarmView(
        stream,
        one,
        items.stream().collect(Collectors.groupingBy(BatchItem::reason, Collectors.counting())),
        items.subList(0, Math.min(FIRST_ITEMS, items.size())),
        toLaunch ? pools() : List.of(),
        toLaunch ? asking(stream) : List.of(),
        form.guideline() != null ? form.guideline() : chosen(stream),
        launched ? projects.findById(batch.project()) : null,
        comparison,
        comparison == null ? List.of() : rows(comparison, all),
        form,
        refusal);
  }

  private static List<Comparison.Row> rows(Comparison comparison, boolean all) {
    return comparison.rows().stream()
        .sorted(
            Comparator.comparing(Comparison.Row::differs)
                .thenComparing(Comparison.Row::agrees)
                .reversed())
        .limit(all ? Integer.MAX_VALUE : FIRST_ROWS)
        .toList();
  }

  private List<AlarmView.Choice> pools() {
    Map<UUID, Long> experts = pools.experts();
    return pools.page(Listing.MOST, null).items().stream()
        .map(pool -> new AlarmView.Choice(pool, experts.getOrDefault(pool.id, 0L)))
        .sorted(Comparator.comparing(AlarmView.Choice::experts).reversed())
        .toList();
  }

  private List<Guideline> asking(Stream stream) {
    return guidelines.page(Listing.MOST, null).items().stream()
        .filter(
            each ->
                guidelines.template(guidelines.latest(each.id)).question(stream.question()) != null)
        .toList();
  }

  /** That of the stream's project. */
  private String chosen(Stream stream) {
    if (stream.project() == null) {
      return "";
    }
    Project project = projects.findById(stream.project());
    return guidelines.findById(project.guidelineId).slug;
  }
}
