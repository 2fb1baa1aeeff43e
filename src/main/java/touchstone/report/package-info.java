// SPDX-License-Identifier: Apache-2.0
/**
 * What a week of a project came to, as one page to print, as a file, over the interface, and by
 * mail to those who asked for it: how it stands and what changed, what was done, what it cost, how
 * far raters agree, what is left open, and what to do first. Figures come from the rooms that own
 * them; only what was done in a week is counted here.
 */
package touchstone.report;
