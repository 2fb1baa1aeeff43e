/**
 * A change of a guideline as a lead makes it: what it outdates and what that costs, seen before it
 * is published; what is done about it; and how far raters agree by each version.
 */
package touchstone.revising;
