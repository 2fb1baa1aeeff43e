// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

/**
 * How often each unit counts: once, or as often as a draw with replacement took its item.
 *
 * @param ofUnit by unit
 * @param ofRow by row of equal units
 */
record Sample(int[] ofUnit, int[] ofRow) {}
