// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

/** Why a record cannot be understood, in words for the lead who looks at the quarantine. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  Unfit(String reason) {
    super(reason, null, false, false);
  }
}
