/** What differs between two versions of a guideline, in words and in what is asked. */
package touchstone.guideline.diff;
