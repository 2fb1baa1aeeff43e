// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import java.util.LinkedHashMap;
import java.util.Map;
import touchstone.export.About;

/**
 * The labels as numbered categories. Labels whose values are whole numbers all through are numbered
 * by them and named by their titles, so that the sparse ids of another data set can be kept; all
 * others are numbered in the order in which they first came and are named by their values.
 */
record Categories(Map<String, Integer> numbers, Map<String, String> names) {

  /** The categories, those of our own numbering counted from there on. */
  static Categories of(About about, int first) {
    Map<String, Integer> known = about.numbers();
    boolean numeric = known.keySet().stream().allMatch(value -> value.matches("0|[1-9]\\d{0,8}"));
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    known.forEach(
        (value, place) -> {
          numbers.put(value, numeric ? Integer.valueOf(value) : Integer.valueOf(place + first));
          names.put(value, numeric ? about.title(value) : value);
        });
    return new Categories(numbers, names);
  }

  /** The same numbered without gaps from 0, for forms that know a class by its place. */
  static Categories dense(About about) {
    Map<String, String> names = new LinkedHashMap<>();
    about.numbers().keySet().forEach(value -> names.put(value, value));
    return new Categories(about.numbers(), names);
  }
}
