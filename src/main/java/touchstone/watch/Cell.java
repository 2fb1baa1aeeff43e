// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import touchstone.feedback.StreamLabels;
import touchstone.join.Prediction;
import touchstone.join.State;
import touchstone.signal.ScoreHistogram;

/**
 * What is counted of a slice in a span of time: scores against labels, how many labels an outcome
 * decided, and how long outcomes took to happen and to arrive. Two of them add up.
 */
public final class Cell {
  long predictions;
  long decided;
  long abstained;
  ScoreHistogram scores = new ScoreHistogram();
  Lags delays = new Lags();
  Lags arrivals = new Lags();

  /** Counts one closed label. */
  void add(StreamLabels.Labelled one, String positive) {
    predictions++;
    if (one.label().state() == State.ABSTAIN) {
      abstained++;
      return;
    }
    if (one.label().label() == null) {
      return;
    }
    if (one.label().happenedAt() != null) {
      decided++;
      Prediction prediction = one.prediction();
      delays.add(seconds(prediction.at(), one.label().happenedAt()));
      arrivals.add(seconds(later(prediction.at(), prediction.receivedAt()), one.label().at()));
    }
    scores.add(
        one.prediction().score(), one.label().label().equals(positive), one.prediction().weight());
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toMillis() / 1000.0;
  }

  /**
   * From when on an outcome could be waited for: a prediction brought in later could not before.
   */
  private static Instant later(Instant at, Instant receivedAt) {
    return receivedAt.isAfter(at) ? receivedAt : at;
  }

  void take(Cell other) {
    predictions += other.predictions;
    decided += other.decided;
    abstained += other.abstained;
    scores.take(other.scores);
    delays.take(other.delays);
    arrivals.take(other.arrivals);
  }

  byte[] lags() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Lags.ROOM);
    delays.write(bytes);
    arrivals.write(bytes);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  static Cell of(long predictions, long decided, long abstained, byte[] scores, byte[] lags) {
    Cell cell = new Cell();
    cell.predictions = predictions;
    cell.decided = decided;
    cell.abstained = abstained;
    cell.scores = ScoreHistogram.of(scores);
    ByteBuffer bytes = ByteBuffer.wrap(lags);
    cell.delays = Lags.read(bytes);
    cell.arrivals = Lags.read(bytes);
    return cell;
  }
}
