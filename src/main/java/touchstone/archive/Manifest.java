// SPDX-License-Identifier: Apache-2.0
package touchstone.archive;

/**
 * The first entry of an archive.
 *
 * @param format always {@code touchstone-project}
 * @param version of the archive's own shape
 * @param project the project's slug there
 */
record Manifest(String format, int version, String project) {
  static final String NAME = "manifest.json";
  static final String FORMAT = "touchstone-project";
  static final int VERSION = 1;
}
