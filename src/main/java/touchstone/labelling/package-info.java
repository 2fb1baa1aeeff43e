/**
 * The pages at which raters sit: my work, and one item with its questions. They work as plain forms
 * and better with the script. Imports assignment, guideline, project and below.
 */
package touchstone.labelling;
