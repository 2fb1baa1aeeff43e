// SPDX-License-Identifier: Apache-2.0
package touchstone.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import touchstone.base.Sql;
import touchstone.feedback.Stream;
import touchstone.signal.Alarm;
import touchstone.signal.DetectorBank;

/** The slices of streams that are watched, each with the state of its detector. */
@ApplicationScoped
class Detectors {
  /** Labels of all slices that a false alarm may come in at the soonest, in the mean. */
  static final String RUN_LENGTH = "touchstone.watch.labels-per-false-alarm";

  static final String USUAL = "100000";

  /** Values of one name that are watched by themselves. */
  private static final int MOST_VALUES = 200;

  private static final int MOST_SLICES = 2_000;

  private final Sql sql;
  private final double runLength;

  Detectors(Sql sql, @ConfigProperty(name = RUN_LENGTH, defaultValue = USUAL) double runLength) {
    this.sql = sql;
    this.runLength = runLength;
  }

  /** What a stream's detectors know, to be fed and kept again within one transaction. */
  final class Known {
    private final Stream stream;
    private final DetectorBank bank;
    private final Set<SliceOf> slices;
    private final Map<String, Integer> values = new HashMap<>();
    private final Set<String> fed = new HashSet<>();

    private Known(
        Stream stream, Map<String, byte[]> states, Set<SliceOf> slices, double runLength) {
      this.stream = stream;
      this.slices = slices;
      this.bank = DetectorBank.of(runLength, states);
      slices.forEach(slice -> values.merge(slice.model() + slice.name(), 1, Integer::sum));
    }

    /** The slice itself where it is watched or there is room for it; else the rest of its name. */
    SliceOf watched(SliceOf slice) {
      if (slices.contains(slice)) {
        return slice;
      }
      int known = values.getOrDefault(slice.model() + slice.name(), 0);
      if (known >= MOST_VALUES || slices.size() >= MOST_SLICES) {
        SliceOf rest = new SliceOf(slice.model(), slice.name(), SliceOf.OTHER);
        slices.add(rest);
        return rest;
      }
      slices.add(slice);
      values.merge(slice.model() + slice.name(), 1, Integer::sum);
      return slice;
    }

    /** The alarm that a label raises, else null. */
    Alarm feed(SliceOf slice, double score, boolean label, double weight) {
      fed.add(slice.key());
      return bank.add(slice.key(), score, label, weight);
    }

    /** Labels that the slice's detector has counted. */
    long labels(SliceOf slice) {
      return bank.detector(slice.key()).labels();
    }

    /** Has a slice's detector learn anew what is usual. */
    void relearn(SliceOf slice) {
      bank.detector(slice.key()).relearn();
      fed.add(slice.key());
    }

    /** Keeps what changed. */
    void keep() {
      Map<String, byte[]> states = bank.states();
      List<Object[]> rows = new ArrayList<>();
      for (String key : fed) {
        SliceOf slice = SliceOf.of(key);
        rows.add(
            new Object[] {
              stream.number(), slice.model(), slice.name(), slice.slice(), states.get(key)
            });
      }
      sql.batch(
          "DELETE FROM watch_slice WHERE stream = ? AND model = ? AND name = ? AND slice = ?",
          rows.stream().map(row -> new Object[] {row[0], row[1], row[2], row[3]}).toList());
      sql.batch(
          "INSERT INTO watch_slice (stream, model, name, slice, state) VALUES (?, ?, ?, ?, ?)",
          rows);
    }
  }

  /**
   * What is known of a stream by now.
   *
   * @param counted how many slices a label is counted in, all traffic among them: as many times may
   *     its labels be counted until a false alarm
   */
  Known of(Stream stream, int counted) {
    Map<String, byte[]> states = new HashMap<>();
    Set<SliceOf> slices = new HashSet<>();
    sql.list(
        row -> {
          SliceOf slice =
              new SliceOf(row.getString("model"), row.getString("name"), row.getString("slice"));
          states.put(slice.key(), row.getBytes("state"));
          return slices.add(slice);
        },
        "SELECT model, name, slice, state FROM watch_slice WHERE stream = ?",
        stream.number());
    return new Known(stream, states, slices, runLength * counted);
  }
}
