// SPDX-License-Identifier: Apache-2.0
/**
 * Cost as leads steer by it: what a label costs, what an hour of a rater's work comes to, what the
 * rest will cost and what one judgement more would buy; alarms, top-ups and statements.
 */
package touchstone.cost;
