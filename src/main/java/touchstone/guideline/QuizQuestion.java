// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A question that raters answer before they acknowledge a change.
 *
 * @param right the place of the right option, the first being 0
 * @param why said to who answered otherwise, or null
 * @param section the id of the section that says so, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record QuizQuestion(
    String question, List<String> options, Integer right, String why, String section) {}
