// SPDX-License-Identifier: Apache-2.0
package touchstone.labelling;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was said to a rater.
 *
 * @param kind what it is, a word of {@code labelling_said}
 * @param about the project's or the pool's name; null for a ban, which is about all
 * @param project the project, or null
 * @param text in the words of who said it, or null
 * @param link where it stands and can be answered
 * @param unread whether it came after the rater last looked
 */
record Said(
    UUID id,
    String kind,
    Instant at,
    String about,
    UUID project,
    String text,
    String link,
    boolean unread) {}
