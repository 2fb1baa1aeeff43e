// SPDX-License-Identifier: Apache-2.0
package touchstone.join;

import java.time.Instant;

/**
 * The label of one prediction at a time.
 *
 * @param label null while open and where the policy abstains
 * @param revision 0 while open, 1 for the first label given, one more for each change
 * @param at since when it stands, by the store's clock
 * @param outcome the type of outcome that decided, or null
 * @param happenedAt when that outcome happened, or null
 */
public record Label(
    String label, State state, int revision, Instant at, String outcome, Instant happenedAt) {}
