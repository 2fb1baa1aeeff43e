// SPDX-License-Identifier: Apache-2.0
package touchstone.resolution.agreement;

/**
 * What a measure says of some ratings.
 *
 * @param name the measure
 * @param value null where it is undefined
 * @param low lower end of the 95 % interval by a bootstrap over items; null where there is none
 * @param high upper end
 * @param n items with two values or more: all that agreement can be seen on
 * @param note why there is no value or no interval, what the interval leaves out, or what the value
 *     is a mean of; null where there is nothing to say
 */
public record Agreement(String name, Double value, Double low, Double high, int n, String note) {

  /** The measure's name as one word, for messages: {@code gwetAc1}. */
  public String word() {
    return word(name);
  }

  static String word(String hyphened) {
    StringBuilder word = new StringBuilder();
    for (String part : hyphened.split("-")) {
      word.append(word.isEmpty() ? part.charAt(0) : Character.toUpperCase(part.charAt(0)));
      word.append(part, 1, part.length());
    }
    return word.toString();
  }

  /** Why there is no value or no interval, as a word for messages; {@code other} with a note. */
  public String why() {
    if (note == null) {
      return "none";
    }
    return n == 0
        ? "noPair"
        : note.equals(Statistic.UNANIMOUS)
            ? "unanimous"
            : note.equals(Bootstrap.ONE_ITEM) ? "oneItem" : "other";
  }

  static Agreement none(String name, int n, String why) {
    return new Agreement(name, null, null, null, n, why);
  }

  /** The same with further words. */
  Agreement noting(String words) {
    return new Agreement(name, value, low, high, n, note == null ? words : note + "; " + words);
  }
}
