/**
 * One project as one file, out and in again, between versions and between the two stores: rows as
 * they are, table by table, in a zip that says what is in it. Secrets, accounts and what raters
 * told about themselves stay where they are. Imports project and below, and reads and writes tables
 * of every room by name; a test tells when a table is forgotten.
 */
package touchstone.archive;
