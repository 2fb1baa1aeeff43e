// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tokens of a text, made only when it is written out: a run of letters, digits and marks is
 * one, any other visible character one by itself. A token never reaches over the edge of a span: it
 * is cut there, so that no span is lost or moved.
 */
final class Tokens {
  /**
   * A token and where it stands, in code points.
   *
   * @param space whether white space follows
   * @param breaks whether a line ends between it and the next
   */
  record Token(int start, int end, String text, boolean space, boolean breaks) {}

  private final int[] points;
  private final Set<Integer> edges = new TreeSet<>();

  private Tokens(String text, JsonNode spans) {
    points = text.codePoints().toArray();
    for (JsonNode span : spans) {
      edges.add(span.get("start").intValue());
      edges.add(span.get("end").intValue());
    }
  }

  static List<Token> of(String text, JsonNode spans) {
    return new Tokens(text, spans).all();
  }

  private List<Token> all() {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < points.length) {
      if (blank(points[at])) {
        at++;
        continue;
      }
      int start = at++;
      while (at < points.length && word(points[start]) && word(points[at]) && !edges.contains(at)) {
        at++;
      }
      boolean breaks = false;
      for (int i = at; i < points.length && blank(points[i]); i++) {
        breaks |= points[i] == '\n';
      }
      boolean space = at < points.length && blank(points[at]);
      tokens.add(new Token(start, at, new String(points, start, at - start), space, breaks));
    }
    return tokens;
  }

  private static boolean blank(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point);
  }

  private static boolean word(int point) {
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
