// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import touchstone.quality.Rule;

/**
 * Why work is kept from a rater, in the words of the page.
 *
 * @param kind ban, paused, stopped, restricted (by a pool: the last after an exam), pause or skill
 *     (both by a quality rule)
 * @param place the pool or project; null for all
 * @param by what led to it in a pool: the rule of the move; null otherwise
 * @param rule the quality rule, or null
 * @param right how much of the exam was right, of so many; null where it was none
 * @param said what somebody said who did it, or null
 * @param since the day
 * @param page where the evidence is, and the word against it
 */
public record Hindrance(
    String kind,
    String place,
    String by,
    Rule rule,
    Integer right,
    Integer of,
    String said,
    String since,
    String page) {}
