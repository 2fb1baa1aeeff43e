// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline.diff;

import java.util.List;
import touchstone.guideline.Section;

/**
 * A section in two versions.
 *
 * @param before null where it is new
 * @param after null where it is gone
 * @param left what it said, a heading of its own in front
 * @param right what it says
 */
public record SectionDiff(Section before, Section after, List<Piece> left, List<Piece> right) {
  static SectionDiff of(Section before, Section after) {
    Words words = Words.of(text(before), text(after));
    return new SectionDiff(before, after, words.before(), words.after());
  }

  private static String text(Section section) {
    if (section == null) {
      return "";
    }
    return section.title().isEmpty()
        ? section.body()
        : section.title() + (section.body().isEmpty() ? "" : "\n\n" + section.body());
  }

  /** added, removed, changed or same. */
  public String state() {
    if (before == null) {
      return "added";
    }
    if (after == null) {
      return "removed";
    }
    return left.stream().anyMatch(Piece::changed) || right.stream().anyMatch(Piece::changed)
        ? "changed"
        : "same";
  }

  /** What it is called now, or was. */
  public String title() {
    return after == null ? before.title() : after.title();
  }
}
