/**
 * Ties dataset, guideline and pool together with a policy, and owns the task row: one item in one
 * project, with the number of judgements wanted. Imports dataset, guideline, rater and below.
 */
package touchstone.project;
