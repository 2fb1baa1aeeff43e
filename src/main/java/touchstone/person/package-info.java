/**
 * What is held on a person: shown to them, given out, erased on their word, and kept no longer than
 * is stated. Imports what stands below and reads the tables of others by plain SQL: what is held on
 * somebody lies in all of them.
 */
package touchstone.person;
