// SPDX-License-Identifier: Apache-2.0
package touchstone.freshness;

import java.time.Duration;

/**
 * How old the labels of a slice are, against what is promised.
 *
 * @param ageP50 the median age; null without labels, as ageP95
 * @param warned labels older than {@code warnAfter}, those past {@code errorAfter} among them
 * @param stale labels older than {@code errorAfter}
 */
record Standing(
    Slice slice,
    Limits limits,
    long labels,
    Duration ageP50,
    Duration ageP95,
    long warned,
    long stale) {
  static final String FRESH = "fresh";
  static final String WARN = "warn";
  static final String ERROR = "error";

  /** fresh, warn or error; null where nothing is promised. */
  public String status() {
    if (!limits.any()) {
      return null;
    }
    if (limits.errorAfter() != null && stale > limits.spared(labels)) {
      return ERROR;
    }
    return limits.warnAfter() != null && warned > limits.spared(labels) ? WARN : FRESH;
  }

  boolean failed() {
    return ERROR.equals(status());
  }

  /** The share of labels past the warning and not past the error; null where none is promised. */
  public Double shareInWarn() {
    return limits.warnAfter() == null ? null : share(warned - stale);
  }

  /** The share of labels past the error; null where none is promised. */
  public Double shareInError() {
    return limits.errorAfter() == null ? null : share(stale);
  }

  private double share(long part) {
    return labels == 0 ? 0 : part / (double) labels;
  }

  /** How bad it is, to put the worst first: how far the older ones are past what is promised. */
  double badness() {
    if (labels == 0) {
      return 0;
    }
    double p95 = Length.days(ageP95);
    Duration limit = limits.errorAfter() == null ? limits.warnAfter() : limits.errorAfter();
    return limit == null ? p95 / 1e6 : p95 / Length.days(limit);
  }
}
