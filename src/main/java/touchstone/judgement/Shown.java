// SPDX-License-Identifier: Apache-2.0
package touchstone.judgement;

/**
 * What a rater had before the eyes when judging.
 *
 * @param hash a digest of the item's content and the guideline version
 * @param order the order in which shuffled questions stood on the page, as JSON by question; null
 *     where nothing was shuffled
 */
public record Shown(String hash, String order) {
  /** Where it is not known. */
  public static final Shown UNKNOWN = new Shown(null, null);
}
