// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import touchstone.feedback.StreamLabels;
import touchstone.join.Prediction;

/** Counts labels into cells: each for all traffic of its model and for each of its slices. */
final class Counting {
  private final Detectors.Known known;
  private final String positive;
  private final Map<Cells.Place, Cell> cells = new HashMap<>();

  Counting(Detectors.Known known, String positive) {
    this.known = known;
    this.positive = positive;
  }

  /** Counts one label; the slices that it counts for. */
  List<SliceOf> add(StreamLabels.Labelled one) {
    List<SliceOf> slices = slices(one.prediction());
    Instant hour = hour(one.countedAt());
    for (SliceOf slice : slices) {
      cells.computeIfAbsent(new Cells.Place(hour, slice), place -> new Cell()).add(one, positive);
    }
    return slices;
  }

  private List<SliceOf> slices(Prediction prediction) {
    String model = prediction.model() == null ? "" : prediction.model();
    List<SliceOf> slices = new ArrayList<>(prediction.slices().size() + 1);
    slices.add(known.watched(SliceOf.all(model)));
    prediction
        .slices()
        .forEach((name, slice) -> slices.add(known.watched(new SliceOf(model, name, slice))));
    return slices;
  }

  static Instant hour(Instant at) {
    return at.truncatedTo(ChronoUnit.HOURS);
  }

  Map<Cells.Place, Cell> cells() {
    return cells;
  }
}
