// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import java.util.List;

/**
 * The rows of one table that belong to a project.
 *
 * @param table its name
 * @param from the table as {@code t}, with what it takes to find the project
 * @param where which rows, with one question mark for the project's id
 * @param key the columns of {@code t} that no two rows have alike: the order of the lines
 * @param without columns that stay behind: accounts, addresses, what raters told of themselves
 * @param parent for rows that other projects use too, the table whose row they hang on, or their
 *     own: they come only with it
 */
record Part(
    String table,
    String from,
    String where,
    List<String> key,
    List<String> without,
    String parent) {

  /** Rows that name their project themselves. */
  static Part own(String table, String key, String... without) {
    return new Part(table, table + " t", "t.project_id = ?", keys(key), List.of(without), null);
  }

  /** Rows of a parent that names the project. */
  static Part of(String table, String join, String where, String key, String... without) {
    return new Part(table, table + " t " + join, where, keys(key), List.of(without), null);
  }

  private static List<String> keys(String key) {
    return List.of(key.split(", "));
  }

  /** The same, shared by projects: it comes with its parent, which may be there already. */
  Part with(String sharedParent) {
    return new Part(table, from, where, key, without, sharedParent);
  }

  boolean shared() {
    return parent != null;
  }

  String entry() {
    return "tables/" + table + ".ndjson";
  }
}
