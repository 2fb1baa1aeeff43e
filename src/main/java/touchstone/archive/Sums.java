// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

/**
 * A line of the last entry: what a table's entry held.
 *
 * @param rows how many
 * @param sha256 over the entry's bytes
 */
record Sums(String table, long rows, String sha256) {
  static final String NAME = "sums.ndjson";
}
