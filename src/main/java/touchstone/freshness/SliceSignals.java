// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.feedback.Stream;
import touchstone.feedback.Streams;
import touchstone.project.Project;
import touchstone.watch.SliceFigures;
import touchstone.watch.Slices;

/**
 * What the streams of a project say of its slices: how much each is used, and how far it drifted.
 */
@ApplicationScoped
class SliceSignals {
  private static final Duration USED_WITHIN = Duration.ofDays(30);
  private static final Duration NOW = Duration.ofDays(7);
  private static final Duration AROUND = Duration.ofDays(15);
  private static final long ENOUGH = 30;
  private static final double DRIFTED = .1;

  private final Streams streams;
  private final Slices slices;

  SliceSignals(Streams streams, Slices slices) {
    this.streams = streams;
    this.slices = slices;
  }

  /**
   * What they say.
   *
   * @param uses predictions of 30 days by slice; all of them under {@link Slice#ALL}
   * @param drift by how much the share of positive outcomes of a slice differs between the 30 days
   *     around the median label and the last 7: at least so many labels are others by now
   */
  record Heard(boolean any, Map<Slice, Long> uses, Map<Slice, Double> drift) {
    /** How much a label is used: as its busiest slice, and all alike where no stream says. */
    double use(Label label) {
      if (!any) {
        return 1;
      }
      return Math.max(
          1,
          label.slices().stream().mapToLong(slice -> uses.getOrDefault(slice, 0L)).max().orElse(0));
    }

    /** How far the slice of a label that drifted most did, 0 to 1. */
    double drift(Label label) {
      return label.slices().stream()
          .mapToDouble(slice -> drift.getOrDefault(slice, 0.0))
          .max()
          .orElse(0);
    }

    static boolean much(double drift) {
      return drift >= DRIFTED;
    }
  }

  private static final class Share {
    private double positives;
    private long predictions;

    void add(SliceFigures figures) {
      if (figures.positives() != null) {
        positives += figures.positives() * figures.predictions();
        predictions += figures.predictions();
      }
    }

    double share() {
      return positives / predictions;
    }
  }

  /** Of a project whose median label was judged then; null for none. */
  Heard of(Project project, Instant median, Instant now) {
    List<Stream> ours = streams.of(project);
    Map<Slice, Long> uses = new HashMap<>();
    Map<Slice, Double> drift = new HashMap<>();
    for (Stream stream : ours) {
      slices
          .of(stream, now.minus(USED_WITHIN), now)
          .forEach(
              (of, figures) ->
                  uses.merge(new Slice(of.name(), of.slice()), figures.predictions(), Long::sum));
      if (median != null) {
        Map<Slice, Share> then = shares(stream, median.minus(AROUND), median.plus(AROUND));
        shares(stream, now.minus(NOW), now)
            .forEach(
                (slice, share) -> {
                  Share before = then.get(slice);
                  if (before != null
                      && before.predictions >= ENOUGH
                      && share.predictions >= ENOUGH) {
                    drift.merge(slice, Math.abs(share.share() - before.share()), Math::max);
                  }
                });
      }
    }
    return new Heard(!ours.isEmpty(), uses, drift);
  }

  private Map<Slice, Share> shares(Stream stream, Instant from, Instant to) {
    Map<Slice, Share> shares = new HashMap<>();
    slices
        .of(stream, from, to)
        .forEach(
            (of, figures) ->
                shares
                    .computeIfAbsent(new Slice(of.name(), of.slice()), first -> new Share())
                    .add(figures));
    return shares;
  }
}
