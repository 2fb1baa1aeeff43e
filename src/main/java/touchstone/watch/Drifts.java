// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import touchstone.feedback.Stream;
import touchstone.feedback.StreamLabels;
import touchstone.signal.Buckets;
import touchstone.signal.Drift;

/** How the fields of a stream's predictions differ between two spans of time. */
@ApplicationScoped
class Drifts {
  private static final int SPANS = 50;
  private static final int OF_A_SPAN = 100;

  private final StreamLabels labels;

  Drifts(StreamLabels labels) {
    this.labels = labels;
  }

  /**
   * One field; a measure is null where it is not defined for its kind.
   *
   * @param kind slice or feature texts "text", numbers "number", or "score"
   * @param lInfinity the largest difference of a value's share
   * @param jensenShannon divergence, base 2
   * @param stabilityIndex population stability index, in nats
   * @param missingBefore share of predictions without it
   */
  record Field(
      String name,
      String kind,
      Double lInfinity,
      double jensenShannon,
      Double stabilityIndex,
      double missingBefore,
      double missingAfter) {}

  private static final class Sample {
    private final Fields fields = new Fields();
    private final List<Double> scores = new ArrayList<>();

    double[] scores() {
      return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** When the newest prediction was made; now where there is none. */
  Instant newest(Stream stream) {
    StreamLabels.Reading reading = labels.now(stream);
    List<StreamLabels.Labelled> newest = reading.newest(1);
    return newest.isEmpty()
        ? reading.asOf()
        : newest.get(0).prediction().at().plus(Duration.ofMillis(1));
  }

  List<Field> of(Stream stream, Instant baseFrom, Instant baseTo, Instant from, Instant to) {
    Sample before = sample(stream, baseFrom, baseTo);
    Sample after = sample(stream, from, to);
    if (before.fields.rows() == 0 || after.fields.rows() == 0) {
      return List.of();
    }
    List<Field> fields = new ArrayList<>();
    fields.add(number("score", "score", before.scores(), after.scores()));
    Set<String> texts = new TreeSet<>(before.fields.texts().keySet());
    texts.addAll(after.fields.texts().keySet());
    texts.forEach(name -> fields.add(text(name, before.fields, after.fields)));
    Set<String> numbers = new TreeSet<>();
    before.fields.numberNames().forEach(numbers::add);
    after.fields.numberNames().forEach(numbers::add);
    for (String name : numbers) {
      fields.add(number(name, "number", before.fields.number(name), after.fields.number(name)));
    }
    fields.sort(Comparator.comparingDouble(Field::jensenShannon).reversed());
    return fields;
  }

  /** Some of each fiftieth of the span, so that no hour of the day is left out. */
  private Sample sample(Stream stream, Instant from, Instant to) {
    Sample sample = new Sample();
    StreamLabels.Reading reading = labels.now(stream);
    Duration step = Duration.between(from, to).dividedBy(SPANS);
    for (int i = 0; i < SPANS; i++) {
      Instant start = from.plus(step.multipliedBy(i));
      reading
          .some(start, i == SPANS - 1 ? to : start.plus(step), OF_A_SPAN)
          .forEach(
              one -> {
                sample.fields.add(one);
                sample.scores.add(one.score() == null ? Double.NaN : one.score());
              });
    }
    return sample;
  }

  private static Field text(String name, Fields before, Fields after) {
    var one = before.counts(name);
    var other = after.counts(name);
    one.putIfAbsent("", before.rows() - one.values().stream().mapToInt(i -> i).sum());
    other.putIfAbsent("", after.rows() - other.values().stream().mapToInt(i -> i).sum());
    return new Field(
        name,
        "text",
        Drift.lInfinity(one, other),
        Drift.jensenShannon(one, other),
        Drift.stabilityIndex(one, other),
        one.get("") / (double) before.rows(),
        other.get("") / (double) after.rows());
  }

  private static Field number(String name, String kind, double[] before, double[] after) {
    return new Field(
        name,
        kind,
        null,
        Buckets.of(before).jensenShannon(Buckets.of(after)),
        null,
        missing(before),
        missing(after));
  }

  private static double missing(double[] values) {
    long missing = 0;
    for (double value : values) {
      missing += Double.isNaN(value) ? 1 : 0;
    }
    return values.length == 0 ? 1 : missing / (double) values.length;
  }
}
