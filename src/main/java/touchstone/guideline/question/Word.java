// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.question;

import java.util.ArrayList;
import java.util.List;

/** A word of a text and where it stands, in code points, the end being the first after it. */
public record Word(int start, int end, String text) {
  private static final int MOST = 2000;

  /** The words of a text, at most 2,000: what stands between white space. */
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int[] points = text.codePoints().toArray();
    int start = 0;
    for (int at = 0; at <= points.length && words.size() < MOST; at++) {
      if (at == points.length || Character.isWhitespace(points[at])) {
        if (at > start) {
          words.add(new Word(start, at, new String(points, start, at - start)));
        }
        start = at + 1;
      }
    }
    return words;
  }
}
