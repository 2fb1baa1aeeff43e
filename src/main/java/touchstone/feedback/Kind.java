// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback;

/** What a record of a stream is. */
public enum Kind {
  PREDICTION,
  OUTCOME
}
