// SPDX-License-Identifier: Apache-2.0
package touchstone.base;

/**
 * Places in a text, counted in code points, as our spans are, or in UTF-16 units, as browsers count
 * them. Where no character is beyond the basic plane the two are the same.
 */
public final class CodePoints {
  private final String text;
  private final int length;

  private CodePoints(String text) {
    this.text = text;
    this.length = text.codePointCount(0, text.length());
  }

  public static CodePoints of(String text) {
    return new CodePoints(text);
  }

  /** How many code points the text has. */
  public int length() {
    return length;
  }

  /** The UTF-16 unit at which a code point begins; the place must lie in the text or at its end. */
  public int units(int point) {
    return length == text.length() ? point : text.offsetByCodePoints(0, point);
  }

  /** The code point that begins at a UTF-16 unit, or -1 where none does. */
  public int points(int unit) {
    if (unit < 0 || unit > text.length()) {
      return -1;
    }
    boolean inside =
        unit > 0
            && unit < text.length()
            && Character.isLowSurrogate(text.charAt(unit))
            && Character.isHighSurrogate(text.charAt(unit - 1));
    return inside ? -1 : length == text.length() ? unit : text.codePointCount(0, unit);
  }

  /** What stands from one code point up to another, or null where that lies outside. */
  public String slice(int start, int end) {
    boolean within = start >= 0 && start <= end && end <= length;
    return within ? text.substring(units(start), units(end)) : null;
  }
}
