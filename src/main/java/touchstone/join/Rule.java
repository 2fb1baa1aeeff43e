// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.util.List;

/**
 * One line of a label policy: which outcome means which label.
 *
 * @param label what it means; null where the amount decides
 * @param bands what its amount means; null where the type alone decides
 */
public record Rule(String type, String label, List<Band> valueToLabel) {
  /** Amounts from min to max, both included and each optional, and the label they mean. */
  public record Band(Double min, Double max, String label) {
    boolean holds(double amount) {
      return (min == null || amount >= min) && (max == null || amount <= max);
    }
  }

  /** The label that an outcome of this type means; null where its amount means none. */
  String label(Outcome outcome) {
    if (valueToLabel == null) {
      return label;
    }
    if (outcome.amount() == null) {
      return null;
    }
    for (Band band : valueToLabel) {
      if (band.holds(outcome.amount())) {
        return band.label();
      }
    }
    return null;
  }

  /** Whether no outcome of this type can mean anything but this label. */
  boolean meansOnly(String wanted) {
    return valueToLabel == null
        ? label.equals(wanted)
        : valueToLabel.stream().allMatch(band -> band.label().equals(wanted));
  }
}
