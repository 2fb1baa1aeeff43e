/**
 * What is asked: the template of a guideline (what an item shows, which questions follow) and its
 * Markdown text. The template, its questions and the Markdown are plain values without database,
 * clock or network, so that the same code checks an answer on a page, in an import and in a bench.
 * The types of question live in {@code question}, which imports this package, never the reverse;
 * this one imports only {@code base}, Jackson's tree and commonmark for them.
 */
package touchstone.guideline;
