/**
 * What the judgements of a task amount to: which votes count ({@link Ballot}), how they become one
 * label ({@link Method}, or a {@link Learner} that learns of raters from all tasks and gives a
 * {@link Fit}) and how sure that is ({@link Resolved}, {@link Calibration}). Plain values and
 * arithmetic without database, clock or network, so that the same code serves a page, an export, a
 * test and a bench; the methods live in {@code method} and the measures of agreement in {@code
 * agreement}, which import this package, never the reverse. Imports judgement and below; the values
 * and rules themselves import only {@code base} and Jackson's tree.
 */
package touchstone.resolution;
