// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what was not taken over. */
final class Notes {
  private static final int MOST = 500;

  private final List<Note> all = new ArrayList<>();

  /** Something of looks or comfort is lost. */
  void mention(Tag tag, String what) {
    add(new Note(tag.line, tag.name, what, false));
  }

  /** Something that raters would do or see is lost. */
  void lack(Tag tag, String what) {
    add(new Note(tag.line, tag.name, what, true));
  }

  /** Mentions each attribute that nobody read. */
  void unread(Tag tag) {
    tag.unread().forEach(name -> mention(tag, "attribute " + name + " is not taken over"));
  }

  private void add(Note note) {
    if (all.size() < MOST) {
      all.add(note);
    }
  }

  List<Note> byLine() {
    return all.stream().sorted(Comparator.comparingInt(Note::line)).toList();
  }
}
