// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

/** What became of one record that was received. */
public enum Fate {
  /** It is in the store now. */
  ACCEPTED,
  /** It was in the store before. */
  DUPLICATE,
  /** It was not understood and is kept apart, to be looked at and played again. */
  QUARANTINED
}
