// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import java.util.List;
import java.util.Set;
import touchstone.base.Reason;
import touchstone.guideline.Question;

/**
 * A form in which labels are given out. It says which modes and which types of question it carries;
 * the rest is refused in words before the first byte.
 */
public interface ExportFormat {
  /** The name in {@code ?format=}. */
  String name();

  /** Further names in {@code ?format=}. */
  default Set<String> otherNames() {
    return Set.of();
  }

  /** The media type it is sent as. */
  String mediaType();

  /** The ending of a file of it, without the dot. */
  String ending();

  /** The modes it carries. */
  default List<Mode> modes() {
    return List.of(Mode.values());
  }

  /** The types of question it carries; empty for every type. */
  default List<String> types() {
    return List.of();
  }

  /** Whether a file of it is about one question. */
  default boolean oneQuestion() {
    return true;
  }

  /**
   * Whether it may find only while it writes that it cannot carry something: then a file is sent
   * once it is whole, and the refusal comes before the first byte.
   */
  default boolean whole() {
    return false;
  }

  /** Null where it carries the question in this mode, else why not; question null for all. */
  default Reason lack(Mode mode, Question question) {
    if (!modes().contains(mode)) {
      return Reason.of(
          "export_lackMode",
          Reason.of("export_mode", mode.word()),
          list("export_mode", modes().stream().map(Mode::word).toList()));
    }
    if (question != null && !types().isEmpty() && !types().contains(question.type())) {
      return Reason.of(
          "export_lackType",
          question.name(),
          Reason.of("guideline_type", question.type()),
          list("guideline_type", types()));
    }
    return null;
  }

  /** Some words of ours in a row, each said by the message. */
  private static Reason list(String key, List<String> words) {
    Reason list = null;
    for (String word : words) {
      Reason one = Reason.of(key, word);
      list = list == null ? one : Reason.of("export_further", list, one);
    }
    return list;
  }
}
