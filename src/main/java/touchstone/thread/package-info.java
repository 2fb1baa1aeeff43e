/**
 * What raters say to the lead about an item, the guideline or the time counted, and the answers.
 * Imports guideline, project, judgement and below; the rater's side of it is a page of labelling.
 */
package touchstone.thread;
