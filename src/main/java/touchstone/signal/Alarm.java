// SPDX-License-Identifier: Apache-2.0
package touchstone.signal;

/**
 * A change that a slice's labels give proof of.
 *
 * @param change what became of the slice
 * @param label the slice's label, counted from 1, at which the proof was enough
 * @param since the slice's label at which the change most likely began
 * @param evidence how many labels of false alarm the proof is worth; at least the run length asked
 */
public record Alarm(Change change, long label, long since, double evidence) {}
