/**
 * What each question costs the raters: time, skips, answers taken back, doubts. So that a lead sees
 * which question hurts, and in which version of the guideline. May import what stands in the table
 * of ARCHITECTURE.md.
 */
package touchstone.burden;
