// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.diff;

/**
 * Words that stand together.
 *
 * @param changed whether the other side does not have them
 */
public record Piece(String text, boolean changed) {}
