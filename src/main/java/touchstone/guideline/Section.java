// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A part of a guideline under a heading of its own.
 *
 * @param id what it is found again by in another version
 * @param kind such as {@code definition}
 * @param label the value of the option that it is about, or null
 * @param level of its heading, 1 to 6; 0 for what stands before the first
 * @param title the heading's words
 * @param body the Markdown under it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Section(String id, String kind, String label, int level, String title, String body) {}
