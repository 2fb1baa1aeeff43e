// SPDX-License-Identifier: Apache-2.0
package touchstone.intake;

import java.util.List;
import touchstone.base.Fault;

/**
 * What a file holds and what became of it.
 *
 * @param items the different ones read, among them those that are new here
 * @param judgements the answers that can be carried
 * @param accepted of these, those that were new or a revision; 0 in a dry run
 * @param unchanged those that were here already; 0 in a dry run
 * @param raters the different raters among them
 * @param broken the lines that are not what the form says, left out each by itself
 * @param lost what could not be carried, in all; by kind; and the first 100 at their places
 * @param errors the first 100 broken lines
 */
record IntakeReport(
    String format,
    boolean dryRun,
    long items,
    long newItems,
    long judgements,
    long accepted,
    long unchanged,
    int raters,
    long broken,
    long lost,
    List<Losses.Kind> kinds,
    List<Losses.Loss> losses,
    List<Fault> errors) {}
