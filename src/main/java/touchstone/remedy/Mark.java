// SPDX-License-Identifier: Apache-2.0
package touchstone.remedy;

import java.time.Instant;

/**
 * Something that happened while a slice was watched, with the page that tells of it.
 *
 * @param number as it is called in the picture and in the list below
 * @param kind alarm, launched, closed, guideline or policy
 * @param word the alarm's kind or cause as a word for messages, or the version
 */
record Mark(int number, String kind, Instant at, String word, String href) {
  Mark numbered(int place) {
    return new Mark(place, kind, at, word, href);
  }

  /** Its outline about its middle. */
  public String shape() {
    return switch (kind) {
      case "alarm" -> "M0,-9L9,7L-9,7Z";
      case "launched" -> "M-7,-7h14v14h-14z";
      case "closed" -> "M-7,-2h5v-5h4v5h5v4h-5v5h-4v-5h-5z";
      case "guideline" -> "M0,-9L9,0L0,9L-9,0Z";
      default -> "M-7,0a7,7 0 1,0 14,0a7,7 0 1,0 -14,0z";
    };
  }
}
