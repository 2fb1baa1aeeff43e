/** The formats in which records are sent in, one class each; each imports the parent's contract. */
package touchstone.dataset.format;
