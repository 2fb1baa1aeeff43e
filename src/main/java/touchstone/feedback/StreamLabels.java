// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import touchstone.base.RecordTime;
import touchstone.join.Join;
import touchstone.join.KeyEvents;
import touchstone.join.Label;
import touchstone.join.LabelPolicy;
import touchstone.join.Prediction;

/**
 * The labels of a stream: a view over all that was received, by the policy in force, as of now or
 * of any time before. Nothing of it is stored, so that nothing can be stale.
 */
@ApplicationScoped
public class StreamLabels {
  private static final int PAGE = 10_000;
  private static final Instant EVER = Instant.EPOCH;
  private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

  private final EventWalk walk;
  private final Pulses pulses;
  private final Policies policies;
  private final RecordTime recordTime;

  StreamLabels(EventWalk walk, Pulses pulses, Policies policies, RecordTime recordTime) {
    this.walk = walk;
    this.pulses = pulses;
    this.policies = policies;
    this.recordTime = recordTime;
  }

  /**
   * A prediction that counts, its label, and what the label stands for.
   *
   * @param countedAt when the first prediction heard of its key was made: the time under which it
   *     is read and counted, even where another one counts
   */
  public record Labelled(Prediction prediction, Label label, double weight, Instant countedAt) {}

  /** Takes a prediction and its labels by two policies. */
  interface Compared {
    void of(Prediction prediction, Label one, Label another);
  }

  /** One reading of a stream: the policy and what was known at a time. */
  public final class Reading {
    private final Stream stream;
    private final Instant asOf;
    private final PolicyVersion version;
    private final boolean live;

    private Reading(Stream stream, Instant asOf, PolicyVersion version, boolean live) {
      this.stream = stream;
      this.asOf = asOf;
      this.version = version;
      this.live = live;
    }

    /** The join for predictions made in a span of time. */
    private Join join(Instant from, Instant to) {
      Duration window = policy().window();
      return new Join(policy(), pulses.of(stream, asOf, from.plus(window), to.plus(window), live));
    }

    private Join joinOfAll() {
      return new Join(policy(), pulses.of(stream, asOf, EVER, NEVER, live));
    }

    /** The version of the policy by which it reads. */
    public int policyVersion() {
      return version.version();
    }

    public LabelPolicy policy() {
      return version.policy();
    }

    public Instant asOf() {
      return asOf;
    }

    /** Every label, in the order of the keys' hashes. */
    public void each(Consumer<Labelled> visit) {
      Join join = joinOfAll();
      walk.byKey(
          stream,
          asOf,
          events -> {
            Labelled one = labelled(join, events);
            if (one != null) {
              visit.accept(one);
            }
          });
    }

    /** The labels of predictions made in a span of time, oldest first. */
    public void between(Instant from, Instant to, Consumer<List<Labelled>> visit) {
      betweenWhile(
          from,
          to,
          page -> {
            visit.accept(page);
            return true;
          });
    }

    /** The same until the visitor wants no more. */
    public void betweenWhile(Instant from, Instant to, Predicate<List<Labelled>> visit) {
      EventWalk.Place after = EventWalk.Place.before(from);
      boolean more = true;
      for (int read = PAGE; more && read == PAGE; ) {
        List<KeyEvents> page = walk.byTime(stream, asOf, after, to, PAGE);
        read = page.size();
        if (read > 0) {
          // The place is that of the row, even where another prediction of its key counts.
          List<Prediction> last = page.get(read - 1).predictions();
          Prediction row = last.get(last.size() - 1);
          after = new EventWalk.Place(row.at(), row.keyHash());
          more = visit.test(labelled(page));
        }
      }
    }

    /** Some predictions of a span of time, the first ones, without what became of them. */
    public List<Prediction> some(Instant from, Instant to, int most) {
      return walk.predictions(stream, asOf, EventWalk.Place.before(from), to, most);
    }

    /** Since when the last so many predictions before a time were made. */
    public Instant startOf(Instant until, int most) {
      return walk.startOf(stream, until, most);
    }

    /**
     * When the prediction was made that is so many after a time; null where there are not so many.
     */
    public Instant from(Instant from, int skipped) {
      return walk.from(stream, from, skipped);
    }

    /**
     * The event time before which every label is as firm as time makes it: windows are over, and
     * the outcomes have come past them. Null where no outcome came yet.
     */
    public Instant closedBefore() {
      Instant newest = pulses.newest(stream, asOf, live);
      if (newest == null) {
        return null;
      }
      Instant byClock = asOf.minus(policy().window()).minus(policy().lateness());
      Instant byOutcomes = newest.minus(policy().window());
      return byClock.isBefore(byOutcomes) ? byClock : byOutcomes;
    }

    /** The minutes of predictions before a time of which something was received since another. */
    public List<Instant> minutesOfLate(Instant before, Instant since) {
      return walk.minutesOfLate(stream, before, since, asOf);
    }

    /** The labels of the newest predictions, newest first. */
    public List<Labelled> newest(int most) {
      return labelled(walk.newest(stream, asOf, most));
    }

    /** The labels of these keys, in no order. */
    public List<Labelled> of(List<UUID> keyHashes) {
      return labelled(walk.ofKeys(stream, asOf, keyHashes));
    }

    private List<Labelled> labelled(List<KeyEvents> events) {
      Instant from = NEVER;
      Instant to = EVER;
      for (KeyEvents one : events) {
        for (Prediction prediction : one.predictions()) {
          from = prediction.at().isBefore(from) ? prediction.at() : from;
          to = prediction.at().isAfter(to) ? prediction.at() : to;
        }
      }
      if (events.isEmpty()) {
        return List.of();
      }
      Join join = join(from, to);
      return events.stream().map(one -> labelled(join, one)).filter(one -> one != null).toList();
    }

    private Labelled labelled(Join join, KeyEvents events) {
      Label label = join.label(events, asOf);
      if (label == null) {
        return null;
      }
      Prediction prediction = events.prediction().orElseThrow();
      List<Prediction> all = events.predictions();
      // The row that was read stands last: see EventWalk.
      Instant countedAt = all.get(all.size() - 1).at();
      return new Labelled(prediction, label, weight(prediction, label), countedAt);
    }

    /** 0 where a default label was not drawn into the sample. */
    private double weight(Prediction prediction, Label label) {
      LabelPolicy policy = version.policy();
      boolean silence = label.label() != null && label.outcome() == null;
      if (!silence || policy.negatives() == 1) {
        return prediction.weight();
      }
      return policy.sampled(prediction.keyHash()) ? prediction.weight() / policy.negatives() : 0;
    }

    /** The rows of these keys, in the order of their hashes. */
    List<LabelRow> rowsOf(List<String> keys) {
      return of(keys.stream().distinct().map(Hashes::uuid).toList()).stream()
          .sorted(Comparator.comparing(one -> one.prediction().keyHash()))
          .map(one -> LabelRow.of(one.prediction(), one.label(), one.weight(), version.version()))
          .toList();
    }

    /** Every state that the labels of these keys were in until then. */
    List<LabelRow> historiesOf(List<String> keys) {
      Join join = joinOfAll();
      return walk.ofKeys(stream, asOf, keys.stream().distinct().map(Hashes::uuid).toList()).stream()
          .sorted(Comparator.comparing(one -> one.predictions().get(0).keyHash()))
          .flatMap(one -> history(join, one).stream())
          .toList();
    }

    /** Every row that is given out. */
    void rows(Consumer<LabelRow> visit) {
      each(
          one -> {
            if (one.weight() > 0) {
              visit.accept(
                  LabelRow.of(one.prediction(), one.label(), one.weight(), version.version()));
            }
          });
    }

    /** Every state that every label was in until then. */
    void histories(Consumer<LabelRow> visit) {
      Join join = joinOfAll();
      walk.byKey(stream, asOf, events -> history(join, events).forEach(visit));
    }

    private List<LabelRow> history(Join join, KeyEvents events) {
      return join.history(events, asOf).stream()
          .map(
              label -> {
                Prediction prediction = events.prediction().orElseThrow();
                return LabelRow.of(prediction, label, prediction.weight(), version.version());
              })
          .toList();
    }

    /** Lays the labels of this reading beside those that another policy gives the same events. */
    void against(Reading other, Compared visit) {
      Join join = joinOfAll();
      Join others = other.joinOfAll();
      walk.byKey(
          stream,
          asOf,
          events -> {
            Label one = join.label(events, asOf);
            Label another = others.label(events, asOf);
            if (one != null) {
              visit.of(events.prediction().orElseThrow(), one, another);
            }
          });
    }
  }

  /** The label, or in its place "open" or "abstain". */
  static String said(Label label) {
    return label.label() == null ? label.state().word() : label.label();
  }

  /** The labels as they are now. */
  public Reading now(Stream stream) {
    return new Reading(stream, recordTime.now(), stream.policy(), true);
  }

  /** The labels as they were at a time; waits until nothing can be recorded before it any more. */
  public Reading asOf(Stream stream, Instant asOf) {
    recordTime.settle(asOf);
    return new Reading(stream, asOf, policies.asOf(stream, asOf), false);
  }

  /** The labels as they were at the newest time before which nothing can be recorded any more. */
  public Reading settled(Stream stream) {
    Instant asOf = recordTime.settled();
    return new Reading(stream, asOf, policies.asOf(stream, asOf), true);
  }

  /** The labels as another policy would have them. */
  Reading under(Stream stream, LabelPolicy policy, Instant asOf) {
    return new Reading(
        stream,
        asOf,
        new PolicyVersion(stream.policy().version() + 1, policy, stream.policy().written(), asOf),
        true);
  }
}
