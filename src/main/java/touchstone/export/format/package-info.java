/** The forms in which labels leave, one class each; each imports the parent's contract. */
package touchstone.export.format;
