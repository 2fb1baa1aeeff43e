// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

import java.util.List;

/**
 * The rows of one table that belong to a project.
 *
 * @param table its name
 * @param where which rows {@code t}, with one question mark for the project's id
 * @param order what they are sorted by, so that the same rows give the same bytes
 * @param without columns that stay behind: accounts, addresses, what raters told of themselves
 * @param shared rows that other projects use too, so that they may be there already
 */
record Part(String table, String where, String order, List<String> without, boolean shared) {

  static Part own(String table, String order, String... without) {
    return new Part(table, "t.project_id = ?", order, List.of(without), false);
  }

  static Part of(String table, String where, String order, String... without) {
    return new Part(table, where, order, List.of(without), false);
  }

  Part mayBeThere() {
    return new Part(table, where, order, without, true);
  }

  String entry() {
    return "tables/" + table + ".ndjson";
  }
}
