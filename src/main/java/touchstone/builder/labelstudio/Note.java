// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

/**
 * What was not taken over, and why.
 *
 * @param lacks whether something that raters would do or see is missing now
 */
public record Note(int line, String tag, String what, boolean lacks) {}
