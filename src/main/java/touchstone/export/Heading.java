// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a file is of.
 *
 * @param columns the fields of a row, for tables
 * @param about the question, or null where the file is of all
 * @param card what is known of the project, as Markdown, read when asked for
 */
public record Heading(Mode mode, List<String> columns, About about, Supplier<String> card) {}
