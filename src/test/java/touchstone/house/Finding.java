// SPDX-License-Identifier: Apache-2.0
package touchstone.house;

/** Something in a source that the house does not want, where it stands. */
record Finding(int line, String words) {

  /** One at a place in a text, whose lines are counted from 1. */
  static Finding at(String source, int offset, String words) {
    int line = 1 + (int) source.substring(0, offset).chars().filter(each -> each == '\n').count();
    return new Finding(line, words.strip().replaceAll("\\s+", " "));
  }

  String in(String file) {
    return file + ":" + line + ": " + words;
  }
}
