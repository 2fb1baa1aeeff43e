// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import touchstone.base.Money;

/**
 * One of a rater's own judgements, as it was last given.
 *
 * @param item the item's first words
 * @param answer in words
 * @param took minutes and seconds, or null
 * @param state kept, withdrawn, returned, corrected, lesson or exam
 * @param editable whether it may still be changed and taken back
 * @param earned what it came to by now, by currency
 */
record HistoryLine(
    UUID lease,
    UUID judgement,
    String key,
    String item,
    String answer,
    Instant at,
    String took,
    String state,
    boolean editable,
    List<Money> earned) {}
