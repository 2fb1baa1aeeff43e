// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the values of one field look like over a dataset's items.
 *
 * @param type text, number, yes-no, list, object, or mixed; numbers written as texts count as
 *     numbers
 * @param missing items where the field is absent or null
 * @param empty items where it is an empty text
 * @param distinct different values; null where there are more than are told apart (10,000)
 * @param low the least number, or the length of the shortest text
 * @param high the greatest number, or the length of the longest text
 * @param top the commonest values
 * @param outliers numbers beyond three interquartile ranges of the middle half (Tukey's outer
 *     fence)
 * @param inconsistent groups of forms that may mean the same: "0", "0.0" and empty; "Yes" and "yes"
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FieldProfile(
    String field,
    String type,
    long present,
    long missing,
    long empty,
    Long distinct,
    Double low,
    Double high,
    List<ValueCount> top,
    List<String> outliers,
    List<List<String>> inconsistent) {
  /** A value and how many items have it. */
  public record ValueCount(String value, long items) {}
}
