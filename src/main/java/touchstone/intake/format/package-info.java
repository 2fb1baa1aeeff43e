/** The forms in which other tools hold what was labelled, one class each. */
package touchstone.intake.format;
