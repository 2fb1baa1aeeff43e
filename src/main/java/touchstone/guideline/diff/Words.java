// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Two texts word by word, white space kept; long ones line by line, and the longest as a whole:
 * time grows with the square of what differs.
 */
record Words(List<Piece> before, List<Piece> after) {
  private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");
  private static final Pattern LINES = Pattern.compile("(?<=\\n)");
  private static final int MOST = 3_000;

  static Words of(String before, String after) {
    for (Pattern parts : List.of(WORDS, LINES)) {
      List<String> old = split(parts, before);
      List<String> now = split(parts, after);
      if (Math.max(old.size(), now.size()) <= MOST) {
        return of(old, now);
      }
    }
    boolean same = before.equals(after);
    return new Words(List.of(new Piece(before, !same)), List.of(new Piece(after, !same)));
  }

  private static Words of(List<String> old, List<String> now) {
    boolean[] gone = new boolean[old.size()];
    boolean[] come = new boolean[now.size()];
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      mark(gone, delta.getSource());
      mark(come, delta.getTarget());
    }
    return new Words(pieces(old, gone), pieces(now, come));
  }

  private static List<String> split(Pattern parts, String text) {
    return text.isEmpty() ? List.of() : List.of(parts.split(text));
  }

  private static void mark(boolean[] changed, Chunk<String> chunk) {
    for (int i = 0; i < chunk.size(); i++) {
      changed[chunk.getPosition() + i] = true;
    }
  }

  /** White space between two words that changed changed with them. */
  private static List<Piece> pieces(List<String> words, boolean[] changed) {
    for (int i = 1; i + 1 < changed.length; i++) {
      changed[i] |= changed[i - 1] && changed[i + 1] && words.get(i).isBlank();
    }
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= changed.length; i++) {
      if (i == changed.length || changed[i] != changed[from]) {
        pieces.add(new Piece(String.join("", words.subList(from, i)), changed[from]));
        from = i;
      }
    }
    return pieces;
  }

  /** How many of the words of both are in both, 0 to 1. */
  static double alike(String one, String other) {
    Set<String> ours = set(one);
    Set<String> both = new HashSet<>(ours);
    Set<String> theirs = set(other);
    both.retainAll(theirs);
    ours.addAll(theirs);
    return ours.isEmpty() ? 0 : both.size() / (double) ours.size();
  }

  private static Set<String> set(String text) {
    Set<String> words =
        new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{Nd}]+")));
    words.remove("");
    return words;
  }
}
