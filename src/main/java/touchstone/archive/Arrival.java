// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import java.util.List;

/**
 * What came of an archive.
 *
 * @param project the project's slug here
 * @param rows how many rows are new here
 * @param there how many were here already, as other projects use them too
 * @param notes what is otherwise than it was, in words
 */
public record Arrival(String project, long rows, long there, List<String> notes) {}
