/**
 * The types of question, one file each: what its JSON in a template looks like, which answers it
 * takes and what they mean. To add one, write a record with its {@code Type} and a test that
 * extends the contract of questions; no other file changes. Imports {@code base}, {@code guideline}
 * and Jackson's tree; nothing imports it but the wiring that hands the types in.
 */
package touchstone.guideline.question;
