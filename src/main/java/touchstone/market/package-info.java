// SPDX-License-Identifier: Apache-2.0
/**
 * Raters who come from a marketplace of participants: a door into a pool, the way back, and the
 * files that are carried between the two. Nothing here calls anybody.
 */
package touchstone.market;
