/** A template as a form: rows of cells, as typed, that become JSON and come of it. Plain Java. */
package touchstone.builder.draft;
