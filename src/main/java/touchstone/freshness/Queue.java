// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import touchstone.ageing.Candidate;
import touchstone.ageing.HalfLife;
import touchstone.base.Money;
import touchstone.base.RecordTime;
import touchstone.project.Project;

/** The labels that could be made again, and what speaks for each. */
@ApplicationScoped
class Queue {
  /** So many of the oldest, of those changed, and by lot: of larger projects not all are read. */
  private static final int MOST = 100_000;

  /** Feedback that disagrees is right as often as not. */
  private static final double DISAGREES = .5;

  private final AgePulls pulls;
  private final Spreads spreads;
  private final Labels labels;
  private final SliceSignals signals;
  private final HalfLives halfLives;
  private final Prices prices;
  private final RecordTime recordTime;

  Queue(
      AgePulls pulls,
      Spreads spreads,
      Labels labels,
      SliceSignals signals,
      HalfLives halfLives,
      Prices prices,
      RecordTime recordTime) {
    this.pulls = pulls;
    this.spreads = spreads;
    this.labels = labels;
    this.signals = signals;
    this.halfLives = halfLives;
    this.prices = prices;
    this.recordTime = recordTime;
  }

  /** A label with its age and what speaks against it. */
  record Waiting(Label label, Duration age, List<String> reasons) {}

  /**
   * All that could be made again.
   *
   * @param price of one label, or null
   * @param partly whether there are more labels than were read
   */
  record Candidates(List<Candidate<Waiting>> all, Money price, boolean partly) {}

  /** What is known of a project's slices, to weigh its labels by. */
  private final class Weighing {
    private final Promised promise;
    private final SliceSignals.Heard heard;
    private final HalfLives.Measured measured;
    private final Map<Slice, HalfLives.InDays> known = new java.util.HashMap<>();
    private final Instant now = recordTime.now();

    Weighing(Project project) {
      promise = new Promised(project.policy().freshness());
      Instant median = spreads.judgedAt(spreads.of(project.id, Slice.ALL), Span.ALWAYS, .5);
      heard = signals.of(project, median, now);
      measured = halfLives.of(project, null);
    }

    Candidate<Waiting> of(Label label) {
      Duration age = label.age(now);
      double drift = heard.drift(label);
      List<String> reasons =
          label.reasons(promise.broken(label, age), SliceSignals.Heard.much(drift));
      return new Candidate<>(
          new Waiting(label, age, reasons),
          heard.use(label),
          HalfLife.changed(Length.days(age), halfLife(label)),
          label.ofGuideline() || label.ofItem(),
          drift,
          label.ofFeedback() ? DISAGREES : 0,
          label.slices().stream()
              .mapToDouble(slice -> promise.of(slice).costOfError())
              .max()
              .orElse(1),
          1);
    }

    /** The shortest that was measured of the label's slices, else the shortest assumed. */
    private double halfLife(Label label) {
      List<HalfLives.InDays> of = new ArrayList<>();
      of.add(known.computeIfAbsent(Slice.ALL, measured::of));
      label.slices().forEach(slice -> of.add(known.computeIfAbsent(slice, measured::of)));
      boolean any = of.stream().skip(1).anyMatch(HalfLives.InDays::measured);
      return of.stream()
          .skip(any ? 1 : 0)
          .filter(one -> !any || one.measured())
          .mapToDouble(HalfLives.InDays::days)
          .min()
          .orElseThrow();
    }
  }

  /**
   * The labels of a slice judged in a span of time, the oldest first, with what speaks against
   * each.
   */
  List<Waiting> oldest(Project project, Slice slice, Span span, int most) {
    Weighing weighing = new Weighing(project);
    Set<UUID> disputed = labels.disputed(project);
    return labels.oldest(project, slice, span, false, most).stream()
        .map(label -> disputed.contains(label.task()) ? label.disputed() : label)
        .map(label -> weighing.of(label).key())
        .toList();
  }

  /** What could be made again, in the order it was read; the seed says which are read by lot. */
  Candidates candidates(Project project, long seed) {
    pulls.everything(project);
    Map<UUID, Label> some = new LinkedHashMap<>();
    List<Label> oldest = labels.oldest(project, Slice.ALL, Span.ALWAYS, true, MOST);
    oldest.forEach(label -> some.put(label.task(), label));
    Set<UUID> disputed = labels.disputed(project);
    boolean partly = oldest.size() == MOST;
    if (partly) {
      Random random = new Random(seed);
      labels
          .after(project, new UUID(random.nextLong(), random.nextLong()), MOST)
          .forEach(label -> some.putIfAbsent(label.task(), label));
      labels.changed(project, MOST).forEach(label -> some.putIfAbsent(label.task(), label));
      labels.of(project, disputed).forEach(label -> some.putIfAbsent(label.task(), label));
    }
    Weighing weighing = new Weighing(project);
    return new Candidates(
        some.values().stream()
            .map(label -> disputed.contains(label.task()) ? label.disputed() : label)
            .map(weighing::of)
            .toList(),
        prices.ofLabel(project),
        partly);
  }
}
