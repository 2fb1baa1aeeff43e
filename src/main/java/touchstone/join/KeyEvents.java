// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Everything received about one key: a set, in whatever order and however often it came. */
public record KeyEvents(List<Prediction> predictions, List<Outcome> outcomes) {
  /** What one prediction and what is known to have followed it. */
  public static KeyEvents of(Prediction prediction, List<Outcome> outcomes) {
    return new KeyEvents(List.of(prediction), outcomes);
  }

  /** The prediction that counts: the earliest, then the smallest hash. */
  public Optional<Prediction> prediction() {
    return predictions.size() == 1
        ? Optional.of(predictions.get(0))
        : predictions.stream().min(Prediction.COUNTS_FIRST);
  }

  /** The prediction that counted at a time; null where none was known. */
  Prediction prediction(Instant at) {
    Prediction first = null;
    for (Prediction one : predictions) {
      if (!one.receivedAt().isAfter(at)
          && (first == null || Prediction.COUNTS_FIRST.compare(one, first) < 0)) {
        first = one;
      }
    }
    return first;
  }

  /** The same events as the store knew them at a time. */
  public KeyEvents asOf(Instant at) {
    if (predictions.stream().noneMatch(one -> one.receivedAt().isAfter(at))
        && outcomes.stream().noneMatch(one -> one.receivedAt().isAfter(at))) {
      return this;
    }
    return new KeyEvents(
        predictions.stream().filter(one -> !one.receivedAt().isAfter(at)).toList(),
        outcomes.stream().filter(one -> !one.receivedAt().isAfter(at)).toList());
  }

  /** Both sets in one. */
  public KeyEvents plus(KeyEvents other) {
    return new KeyEvents(both(predictions, other.predictions), both(outcomes, other.outcomes));
  }

  private static <T> List<T> both(Collection<T> one, Collection<T> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
