/**
 * What was labelled elsewhere, brought in: files of other tools become items and judgements by the
 * doors that there are, and a report says what could not be carried. Imports judgement, project and
 * below.
 */
package touchstone.intake;
