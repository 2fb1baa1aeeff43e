// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The detectors of a stream, one a slice, that learn from each other what slices have in common, so
 * that a slice with few labels of its own can be watched soon. A slice that is new gets a detector
 * with its first label. The more labels a slice has, the more false alarms it may give: one in so
 * many labels of all slices together, where a label of two slices counts twice.
 */
public final class DetectorBank {
  private static final int REFRESH = 5_000;

  private final double runLength;
  private final Map<String, ChangeDetector> detectors = new HashMap<>();
  private int sinceRefresh;

  /**
   * A bank that has seen nothing.
   *
   * @param runLength labels of all slices that a false alarm may come in at the soonest, in the
   *     mean
   */
  public DetectorBank(double runLength) {
    this.runLength = runLength;
  }

  /** The bank of stored detectors. */
  public static DetectorBank of(double runLength, Map<String, byte[]> states) {
    DetectorBank bank = new DetectorBank(runLength);
    states.forEach((slice, state) -> bank.detectors.put(slice, ChangeDetector.of(state)));
    bank.refresh();
    return bank;
  }

  /** The alarm that this label of a slice raises, else null. */
  public Alarm add(String slice, double score, boolean label, double weight) {
    if (++sinceRefresh >= REFRESH) {
      refresh();
    }
    return detector(slice).add(score, label, weight);
  }

  /** A slice's detector, to look at, to restart or to have learn anew. */
  public ChangeDetector detector(String slice) {
    ChangeDetector detector = detectors.get(slice);
    if (detector == null) {
      detector = new ChangeDetector(runLength);
      detectors.put(slice, detector);
    }
    return detector;
  }

  private void refresh() {
    sinceRefresh = 0;
    List<Baseline> known = new ArrayList<>();
    for (ChangeDetector each : detectors.values()) {
      if (each.watching()) {
        known.add(each.own());
      }
    }
    Baseline across = Baseline.across(known);
    detectors.values().forEach(each -> each.informed(across));
  }

  /** The state of each slice's detector. */
  public Map<String, byte[]> states() {
    Map<String, byte[]> states = new TreeMap<>();
    detectors.forEach((slice, detector) -> states.put(slice, detector.toBytes()));
    return states;
  }
}
