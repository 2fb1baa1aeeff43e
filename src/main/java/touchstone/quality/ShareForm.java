// SPDX-License-Identifier: Apache-2.0
package touchstone.quality;

import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.project.Policy;

/** How much gold is given out, as it was typed: per cent of the leases, and raters for each. */
record ShareForm(String percent, String exposures) {
  static ShareForm of(Policy policy) {
    return new ShareForm(
        String.valueOf(policy.goldPercent()), String.valueOf(policy.goldExposures()));
  }

  static ShareForm of(String percent, String exposures) {
    return new ShareForm(text(percent), text(exposures));
  }

  private static String text(String given) {
    return given == null ? "" : given.strip();
  }

  Policy.Gold gold(double calibration) {
    if (!percent.matches("\\d{0,6}(\\.\\d{1,9})?")) {
      throw Problem.refusedField(
          "policy.gold.share", "must be a number", Reason.of("quality_fault_number"));
    }
    if (!exposures.matches("\\d{0,9}")) {
      throw Problem.notWhole("policy.gold.exposures", "must be a whole number");
    }
    return new Policy.Gold(
        percent.isEmpty() ? 0 : Double.parseDouble(percent) / 100,
        exposures.isEmpty() ? null : Integer.valueOf(exposures),
        calibration);
  }
}
