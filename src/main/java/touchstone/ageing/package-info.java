// SPDX-License-Identifier: Apache-2.0
/**
 * How labels age, in plain Java: the half-life of a slice's labels from those that were made again,
 * the share that changed with its interval, and the order in which labels are worth making again.
 * It knows no store and no clock; ages, guesses and seeds are handed in. It imports nothing of
 * ours.
 */
package touchstone.ageing;
